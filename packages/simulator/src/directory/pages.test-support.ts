import { once } from "node:events";
import tls from "node:tls";
import { onTestFinished } from "vitest";
import { decode, type Element, wholeOf } from "../asn1/decode.ts";
import { element, octets, whole } from "../asn1/encode.ts";
import { HOST, SERVICE, SERVICE_PASSWORD, STAFF } from "./directory.test-support.ts";
import { frames } from "./frames.ts";
import type { OpenDirectory } from "./open-directory.ts";
import { PAGED_RESULTS, pagingValue } from "./paging.ts";

const [SEARCH, ENTRY, REFERENCE, DONE] = [0x63, 0x64, 0x73, 0x65];
type Asking = {
  base?: string;
  attribute?: string;
  sizeLimit?: number;
  isCritical?: boolean;
  /** The control's, in the place of what size and cookie make. */
  value?: Buffer;
};
export type Page = {
  code: number;
  message: string;
  dns: string[];
  references: number;
  /** Nothing where the answer has no control. */
  total: number | undefined;
  cookie: Buffer;
};

/** A connection on which pages are asked for by their cookies, which ldapts keeps to itself; the service account is bound. */
export async function pagesOf({ port, certificate: ca }: OpenDirectory) {
  const socket = tls.connect({ port, host: "127.0.0.1", ca, servername: HOST });
  onTestFinished(() => void socket.destroy());
  const cut = frames();
  let answers: Element[] = [];
  let id = 0;
  await once(socket, "secureConnect");
  async function ask(operation: Buffer, ...controls: Buffer[]): Promise<Element[]> {
    answers = [];
    socket.write(element(0x30, whole(++id), operation, ...controls));
    while (!answers.some(({ parts }) => ![ENTRY, REFERENCE].includes(parts[1]?.tag ?? 0))) {
      const [piece] = await once(socket, "data");
      answers.push(...cut(piece).map(decode));
    }
    return answers;
  }
  const bind = () => ask(element(0x60, whole(3), octets(SERVICE), octets(SERVICE_PASSWORD, 0x80)));
  await bind();
  return {
    bind,
    /** A page of users below the base, by their DNs. */
    async page(size: number, cookie: Buffer = Buffer.alloc(0), asking: Asking = {}): Promise<Page> {
      const { base = STAFF, attribute = "cn", sizeLimit = 0, isCritical = true } = asking;
      const operation = element(
        SEARCH,
        octets(base),
        ...[whole(2, 0x0a), whole(0, 0x0a), whole(sizeLimit), whole(0), octets(Buffer.from([0]), 0x01)],
        element(0xa3, octets("objectClass"), octets("user")),
        element(0x30, octets(attribute)),
      );
      const critical = isCritical ? [octets(Buffer.from([0xff]), 0x01)] : [];
      const value = octets(asking.value ?? pagingValue(size, cookie));
      return read(await ask(operation, element(0xa0, element(0x30, octets(PAGED_RESULTS), ...critical, value))));
    },
  };
}

function read(answers: Element[]): Page {
  const of = (tag: number) => answers.flatMap(({ parts }) => (parts[1]?.tag === tag ? [parts] : []));
  const [done] = of(DONE);
  const [, operation, controls] = done ?? [];
  const [code, , message] = operation?.parts ?? [];
  const value = controls?.parts[0]?.parts.at(-1)?.content;
  const [total, next] = value ? decode(value).parts : [];
  return {
    code: code ? wholeOf(code) : -1,
    message: message?.content.toString() ?? "",
    dns: of(ENTRY).map((parts) => parts[1]?.parts[0]?.content.toString() ?? ""),
    references: of(REFERENCE).length,
    total: total && wholeOf(total),
    cookie: Buffer.from(next?.content ?? ""),
  };
}
