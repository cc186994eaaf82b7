import { readDn, sameDn } from "./dn.ts";
import type { Value } from "./entry.ts";
import { sidBytes } from "./identifiers.ts";
import { CATEGORIES } from "./make-entry.ts";

const NAMES = new Set(["member", "memberof", "distinguishedname", "objectcategory", "manager"]);

/** How texts are compared. */
export type Fold = (text: string) => string;

/** As Samba does: no case, no spaces around, one for several within, and nothing from a NUL on. */
export const foldInSamba: Fold = (text) => text.replace(/\0.*$/s, "").trim().replace(/ +/g, " ").toLowerCase();

/** Windows sees no accents and no width of characters either ([MS-ADTS] 6.5, Unicode String Comparison). */
export const foldInWindows: Fold = (text) => foldInSamba(text.normalize("NFKD").replace(/\p{M}/gu, ""));

/** Whether a value is the one that a filter asks for, by the attribute's own rule. */
export function isEqual(attribute: string, value: Value, asked: Buffer, fold: Fold): boolean {
  if (Buffer.isBuffer(value)) return value.equals(sidBytes(asked.toString()) ?? asked);
  const text = asked.toString();
  const name = attribute.toLowerCase();
  if (name === "objectcategory" && !text.includes("=")) return isOfCategory(value, text);
  if (NAMES.has(name)) return sameName(value, text);
  return fold(value) === fold(text);
}

export function sameName(one: string, other: string): boolean {
  const [left, right] = [readDn(one), readDn(other)];
  return left !== undefined && right !== undefined && sameDn(left, right);
}

/** A class may be named in the place of its category. */
const isOfCategory = (category: string, name: string): boolean =>
  category.toLowerCase().startsWith(`cn=${CATEGORIES[name.trim().toLowerCase()]?.toLowerCase()},`);

/** Numbers as numbers, other texts by their characters; bytes not at all. */
export function compare(value: Value, asked: Buffer, fold: Fold): number | undefined {
  if (Buffer.isBuffer(value)) return undefined;
  const text = asked.toString();
  const numbers = [value, text].map((one) => (/^-?\d+$/.test(one) ? BigInt(one) : undefined));
  const [left, right] = numbers.includes(undefined) ? [fold(value), fold(text)] : numbers;
  if (left === undefined || right === undefined) return undefined;
  return left < right ? -1 : left > right ? 1 : 0;
}

export type Substring = { at: "initial" | "any" | "final"; text: Buffer };

export function hasSubstrings(value: Value, parts: Substring[], fold: Fold): boolean {
  if (Buffer.isBuffer(value)) return false;
  let rest = fold(value);
  return parts.every(({ at, text }) => {
    const part = fold(text.toString());
    const found = at === "final" ? rest.length - part.length : rest.indexOf(part);
    if (found < 0 || (at === "initial" && found > 0) || !rest.startsWith(part, found)) return false;
    rest = rest.slice(found + part.length);
    return true;
  });
}
