import { decode, type Element, Malformed, wholeOf } from "../asn1/decode.ts";
import { type Filter, readFilter } from "./filter.ts";
import { type Paging, pagingIn } from "./paging.ts";
import type { Scope } from "./tree.ts";

export type Change = { does: "add" | "delete" | "replace"; attribute: string; values: Buffer[] };
export type Search = {
  asks: "search";
  base: string;
  /** Nothing where it is one that Active Directory does not have. */
  scope: Scope | undefined;
  sizeLimit: number;
  typesOnly: boolean;
  filter: Filter;
  attributes: string[];
};
export type Modify = { asks: "modify"; dn: string; changes: Change[] };
export type Request =
  | { asks: "bind"; version: number; name: string /** Nothing where it is by SASL. */; password?: string }
  | Search
  | Modify
  | { asks: "extended"; oid: string }
  | { asks: "abandon" | "unbind" }
  | { asks: "other"; answer: number };
export type Message = {
  id: number;
  request: Request;
  /** OIDs of controls without which the client wants nothing done. */
  critical: string[];
  /** The page that is asked for, where it can be read. */
  paging?: Paging;
};

const [BIND, UNBIND, SEARCH, MODIFY, ABANDON, EXTENDED] = [0x60, 0x42, 0x63, 0x66, 0x50, 0x77] as const;
/** Add, delete, rename and compare, and what they are answered by. */
const OTHERS: Record<number, number> = { 104: 0x69, 74: 0x6b, 108: 0x6d, 110: 0x6f };
const [SIMPLE, CONTROLS, TRUE, BOOLEAN] = [0x80, 0xa0, 0xff, 0x01] as const;
const SCOPES: Scope[] = ["base", "one", "sub"];
const CHANGES: Change["does"][] = ["add", "delete", "replace"];

/** Reads one message whole; throws Malformed where it is none. https://www.rfc-editor.org/rfc/rfc4511#section-4 */
export function readMessage(bytes: Buffer): Message {
  const [first, operation, controls] = decode(bytes).parts;
  if (first?.tag !== 0x02 || !operation) throw new Malformed("no message");
  const id = wholeOf(first);
  // 0 is the server's own, for what it was not asked.
  if (id <= 0) throw new Malformed("a message with no number of its own");
  return { id, request: readRequest(operation), ...(controls?.tag === CONTROLS ? readControls(controls) : NONE) };
}

function readRequest(operation: Element): Request {
  const { tag, parts } = operation;
  switch (tag) {
    case BIND: {
      const [version, name, password] = need(operation, 3);
      const isSimple = password.tag === SIMPLE;
      return {
        asks: "bind",
        version: wholeOf(version),
        name: textOf(name),
        ...(isSimple ? { password: textOf(password) } : {}),
      };
    }
    case SEARCH: {
      const [base, scope, , sizeLimit, , typesOnly, filter, attributes] = need(operation, 8);
      return {
        asks: "search",
        base: textOf(base),
        scope: SCOPES[wholeOf(scope)],
        sizeLimit: wholeOf(sizeLimit),
        typesOnly: typesOnly.content[0] === TRUE,
        filter: readFilter(filter),
        attributes: attributes.parts.map(textOf),
      };
    }
    case MODIFY: {
      const [dn, changes] = need(operation, 2);
      return { asks: "modify", dn: textOf(dn), changes: changes.parts.map(readChange) };
    }
    case EXTENDED: {
      const [oid] = need(operation, 1);
      return { asks: "extended", oid: textOf(oid) };
    }
    case UNBIND:
      return { asks: "unbind" };
    case ABANDON:
      return { asks: "abandon" };
    default: {
      const answer = OTHERS[tag];
      if (answer === undefined || (tag !== 0x4a && !parts.length)) throw new Malformed("an operation of no known kind");
      return { asks: "other", answer };
    }
  }
}

function readChange(change: Element): Change {
  const [does, modification] = need(change, 2);
  const [attribute, values] = need(modification, 2);
  return {
    does: oneOf(CHANGES, does),
    attribute: textOf(attribute),
    values: values.parts.map(({ content }) => content),
  };
}

const NONE = { critical: [] };

/** https://www.rfc-editor.org/rfc/rfc4511#section-4.1.11 */
function readControls(controls: Element): Pick<Message, "critical" | "paging"> {
  const critical = controls.parts.flatMap(({ parts: [oid, criticality] }) =>
    oid && criticality?.tag === BOOLEAN && criticality.content[0] !== 0 ? [textOf(oid)] : [],
  );
  const paging = pagingIn(controls);
  return { critical, ...(paging ? { paging } : {}) };
}

/** The first parts of what has at least so many. */
function need<Count extends keyof Parts>({ parts }: Element, count: Count): Parts[Count] {
  if (parts.length < count) throw new Malformed("a part is missing");
  return parts as unknown as Parts[Count];
}
type Part = Element;
type Parts = {
  1: [Part];
  2: [Part, Part];
  3: [Part, Part, Part];
  8: [Part, Part, Part, Part, Part, Part, Part, Part];
};

const textOf = ({ content }: Element): string => content.toString();

function oneOf<T>(all: readonly T[], element: Element): T {
  const one = all[wholeOf(element)];
  if (one === undefined) throw new Malformed("a choice that there is not");
  return one;
}
