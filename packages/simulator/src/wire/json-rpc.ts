import { decode, encode, type Protocol } from "./protocol.ts";
import { failJson } from "./rest-json.ts";
import type { Model } from "./schema.ts";

/** awsJson1_0 and awsJson1_1: the body holds all members. */
export const jsonRpc: Protocol = {
  read: async (model, { input }, { body }) => (body.length ? decode(model, input, body) : {}),
  write: (model, { output }, value) => ({
    status: 200,
    headers: { "content-type": mediaType(model) },
    body: encode(model, output, value),
  }),
  fail: (model, failure) => failJson(model, failure, mediaType(model)),
};

const mediaType = ({ protocol }: Model) => `application/x-amz-json-1.${protocol.endsWith("_0") ? 0 : 1}`;
