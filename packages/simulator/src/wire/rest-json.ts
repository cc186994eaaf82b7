import type { OutgoingHttpHeaders } from "node:http";
import type { Reply } from "../gateway/service.ts";
import type { Failure } from "./fault.ts";
import { decode, encode, fromText, type Protocol, sideOf, toText } from "./protocol.ts";
import { type Members, type Model, type Shape, traitsOf } from "./schema.ts";

/** restJson1: traits bind members to the path, the query, headers or the whole body. */
export const restJson: Protocol = {
  async read(model, { input: shape }, { query, headers, body }, labels) {
    const members = [...shape.structIterator()];
    const whole = members.some(([, member]) => traitsOf(member).httpPayload);
    const input: Members = body.length && !whole ? await decode(model, shape, body) : {};
    for (const [name, member] of members) {
      const { httpLabel, httpQuery, httpHeader, httpPayload } = traitsOf(member);
      if (httpLabel) input[name] = fromText(member, decodeURIComponent(labels[name] ?? ""));
      else if (httpQuery) input[name] = readTexts(member, query.getAll(httpQuery));
      else if (httpHeader) input[name] = readTexts(member, [headers[httpHeader.toLowerCase()] ?? []].flat());
      else if (httpPayload && member.isBlobSchema()) input[name] = body;
      else if (httpPayload && body.length) input[name] = await decode(model, member, body);
    }
    return input;
  },
  write: (model, { output, http }, value) => ({ status: http?.[2] ?? 200, ...bind(model, output, value) }),
  fail: (model, failure) => failJson(model, failure, "application/json"),
};

function readTexts(member: Shape, texts: string[]): unknown {
  const [first] = texts;
  if (first === undefined) return undefined;
  if (!traitsOf(member).httpQuery || !member.isListSchema()) return fromText(member, first);
  return texts.map((text) => fromText(member.getValueSchema(), text));
}

type Bound = { status?: number; headers: OutgoingHttpHeaders; body: string | Uint8Array };

/** Members where their traits want them: in headers, as the status, as the whole body, else as JSON. */
function bind(model: Model, shape: Shape, output: Members): Bound {
  const bound: Bound = { headers: { "content-type": "application/json" }, body: "" };
  const inBody: Members = {};
  for (const [name, member] of shape.structIterator()) {
    const { httpHeader, httpPayload, httpResponseCode } = traitsOf(member);
    const value = output[name];
    if (httpHeader) {
      if (value != null) bound.headers[httpHeader.toLowerCase()] = toText(member, value);
    } else if (httpResponseCode) {
      if (value != null) bound.status = value;
    } else if (httpPayload) bound.body = member.isStructSchema() ? encode(model, member, value) : (value ?? "");
    else inBody[name] = value;
  }
  return { ...bound, body: bound.body || encode(model, shape, inBody) };
}

/** Errors of all JSON protocols, whose clients look for the code in the body, the type header or the query header. */
export function failJson(model: Model, failure: Failure, contentType: string): Reply {
  const { shape, code, status, message, members } = failure;
  const bound = shape && bind(model, shape, { ...members, message, Message: message });
  const queryCode = model.settings.awsQueryCompatible && traitsOf(shape).awsQueryError?.[0];
  const queryHeader = queryCode ? { "x-amzn-query-error": `${queryCode};${sideOf(status)}` } : {};
  const headers = { ...bound?.headers, "content-type": contentType, "x-amzn-errortype": code, ...queryHeader };
  const body = JSON.parse(String(bound?.body ?? "{}"));
  return { status, headers, body: JSON.stringify({ __type: code, ...body, ...(body.Message ? {} : { message }) }) };
}
