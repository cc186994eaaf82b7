import { element, octets, whole } from "../asn1/encode.ts";
import type { Value } from "./entry.ts";
import { PAGED_RESULTS, pagingValue } from "./paging.ts";
import type { Result } from "./result.ts";

/** What each request is answered by. https://www.rfc-editor.org/rfc/rfc4511#section-4 */
export const ANSWERS = { bind: 0x61, search: 0x65, modify: 0x67, extended: 0x78 } as const;
const [SEQUENCE, SET, ENUMERATION, REFERRALS] = [0x30, 0x31, 0x0a, 0xa3] as const;
const [ENTRY, REFERENCE, OID, VALUE, CONTROLS] = [0x64, 0x73, 0x8a, 0x8b, 0xa0] as const;
const NOTICE_OF_DISCONNECTION = "1.3.6.1.4.1.1466.20036";

const message = (id: number, operation: Buffer, ...controls: Buffer[]): Buffer =>
  element(SEQUENCE, whole(id), operation, ...controls);

const resultParts = ({ code, message, matched = "", referrals = [] }: Result): Buffer[] => [
  whole(code, ENUMERATION),
  octets(matched),
  octets(message),
  ...(referrals.length ? [element(REFERRALS, ...referrals.map((url) => octets(url)))] : []),
];

export const resultMessage = (id: number, answer: number, result: Result): Buffer =>
  message(id, element(answer, ...resultParts(result)));

/** The end of a page: how many entries there are in all, 0 where that is not told, and how to ask for the next, if at all. */
export function pageMessage(id: number, result: Result, total: number, cookie: Buffer): Buffer {
  const control = element(SEQUENCE, octets(PAGED_RESULTS), octets(pagingValue(total, cookie)));
  return message(id, element(ANSWERS.search, ...resultParts(result)), element(CONTROLS, control));
}

export function entryMessage(id: number, dn: string, attributes: { name: string; values: Value[] }[]): Buffer {
  const listed = attributes.map(({ name, values }) =>
    element(SEQUENCE, octets(name), element(SET, ...values.map((value) => octets(value)))),
  );
  return message(id, element(ENTRY, octets(dn), element(SEQUENCE, ...listed)));
}

/** Where more of what was searched is. */
export const referenceMessage = (id: number, url: string): Buffer => message(id, element(REFERENCE, octets(url)));

export const extendedMessage = (id: number, result: Result, value?: string): Buffer =>
  message(
    id,
    element(ANSWERS.extended, ...resultParts(result), ...(value === undefined ? [] : [octets(value, VALUE)])),
  );

/** Said before a connection is ended unasked. https://www.rfc-editor.org/rfc/rfc4511#section-4.4.1 */
export const goodbye = (code: number, text: string): Buffer =>
  message(0, element(ANSWERS.extended, ...resultParts({ code, message: text }), octets(NOTICE_OF_DISCONNECTION, OID)));
