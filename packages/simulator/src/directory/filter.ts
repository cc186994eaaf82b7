import { type Element, Malformed } from "../asn1/decode.ts";
import type { Substring } from "./matching.ts";

type Assertion = { attribute: string; value: Buffer };
export type Filter =
  | { is: "and" | "or"; filters: Filter[] }
  | { is: "not"; filter: Filter }
  | ({ is: "=" | ">=" | "<=" } & Assertion)
  | { is: "substrings"; attribute: string; parts: Substring[] }
  | { is: "present"; attribute: string }
  | ({ is: "rule"; rule: string } & Assertion);

const POSITIONS: Record<number, Substring["at"]> = { 128: "initial", 129: "any", 130: "final" };

/** Reads a filter as a request has it. https://www.rfc-editor.org/rfc/rfc4511#section-4.5.1 */
export function readFilter({ tag, content, parts }: Element): Filter {
  const [first, second] = parts;
  const bytes = (part: Element | undefined) => {
    if (!part) throw new Malformed("a filter without one of its parts");
    return part.content;
  };
  const text = (part: Element | undefined) => bytes(part).toString();
  switch (tag) {
    case 0xa0:
    case 0xa1:
      return { is: tag === 0xa0 ? "and" : "or", filters: parts.map(readFilter) };
    case 0xa2:
      if (!first) throw new Malformed("a filter that is the opposite of none");
      return { is: "not", filter: readFilter(first) };
    case 0xa3:
    case 0xa8: // "approximately" is "equal" to Active Directory
      return { is: "=", attribute: text(first), value: bytes(second) };
    case 0xa5:
    case 0xa6:
      return { is: tag === 0xa5 ? ">=" : "<=", attribute: text(first), value: bytes(second) };
    case 0xa4:
      return { is: "substrings", attribute: text(first), parts: (second?.parts ?? []).map(substringOf) };
    case 0x87:
      return { is: "present", attribute: content.toString() };
    case 0xa9: {
      const found = (wanted: number) => parts.find((part) => part.tag === wanted);
      const [rule, attribute, value] = [found(0x81), found(0x82), found(0x83)];
      return { is: "rule", rule: text(rule), attribute: text(attribute), value: bytes(value) };
    }
    default:
      throw new Malformed("a filter of no known kind");
  }
}

function substringOf({ tag, content }: Element): Substring {
  const at = POSITIONS[tag];
  if (!at) throw new Malformed("a substring in no known place");
  return { at, text: content };
}

/** A filter without the values that it asks for, such as `(&(objectClass=?)(sAMAccountName=?))`. */
export function shapeOf(filter: Filter): string {
  switch (filter.is) {
    case "and":
    case "or":
      return `(${filter.is === "and" ? "&" : "|"}${filter.filters.map(shapeOf).join("")})`;
    case "not":
      return `(!${shapeOf(filter.filter)})`;
    case "present":
      return `(${filter.attribute}=*)`;
    case "substrings":
      return `(${filter.attribute}=*?*)`;
    case "rule":
      return `(${filter.attribute}:${filter.rule}:=?)`;
    default:
      return `(${filter.attribute}${filter.is}?)`;
  }
}
