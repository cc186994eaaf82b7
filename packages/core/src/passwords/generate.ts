import type { Random } from "../pins/draw.ts";

/**
 * What people do not take for another sign on a telephone, and have on every keyboard. Of signs that look alike none is there,
 * so that nobody has to know which of them it cannot be: 0 O o Q, 1 l I i, 2 Z z, 5 S s, 8 B, 6 G, 9 q. C, V, W and X are not
 * there because only their size tells them from small ones, and no vowels, Y among them, so that no words come about.
 */
const SMALL = "bcdfghjkmnprtvwx";
const CAPITAL = "DFHJKLMNPRT";
const DIGITS = "34679";
const SIGNS = SMALL + CAPITAL + DIGITS;
/** Between groups: a sign of the fourth kind, which every policy takes for one and no messenger for a link's. */
const HYPHEN = "-";

/** Pairs that look like one sign where letters stand close: m and w. */
const MERGED = /rn|vv/;
/** Windows splits a display name at these: https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements. */
const DELIMITERS = /[,.\-–—_ #\t]+/;
/** Characters of a name from which on a password must not have it. */
const SHORTEST_PART = 3;
/** One draw in eight is not acceptable: so many in a row are a fault. */
const MOST_DRAWS = 1000;

/**
 * A password of so many characters, 14 at least, with small letters, capitals, digits and hyphens, in groups of four to seven
 * that can be read from a text: `kmTr4-n7Hw3-9Dxc`. No part of the names is in it.
 *
 * All that are acceptable are equally likely. Each sign but the hyphens is worth 5 bits (32 signs), and refused draws (of 13
 * signs, one in nine is without a digit, a capital or a small letter) cost a fifth of a bit in all: at 14 characters 13 × 5 - 0.2
 * = 64.8 bits, at 16 characters 69.8.
 */
export function generatePassword({ length, names }: { length: number; names: string[] }, random: Random): string {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const password = groupsOf(length)
      .map((size) => Array.from({ length: size }, () => SIGNS[random(SIGNS.length)]).join(""))
      .join(HYPHEN);
    if (hasAllKinds(password) && !MERGED.test(password) && !hasNamePart(password, names)) return password;
  }
  throw new Error(`none of ${MOST_DRAWS} passwords that were drawn is acceptable`);
}

/** The sizes of the groups, the larger ones first: one group for each five characters, so that 14 have but one hyphen. */
function groupsOf(length: number): number[] {
  const count = Math.max(2, Math.floor(length / 5));
  const signs = length - (count - 1);
  return Array.from({ length: count }, (_, group) => Math.floor(signs / count) + (group < signs % count ? 1 : 0));
}

const hasAllKinds = (password: string): boolean =>
  /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password);

/**
 * Whether a password has a name in it, or one of its parts, by Windows's rule and whatever the letter case: the account's name
 * as a whole, and the parts of the display name. Here all names are taken for both.
 */
export function hasNamePart(password: string, names: string[]): boolean {
  const parts = names.flatMap((name) => [name, ...name.split(DELIMITERS)]);
  const inSmall = password.toLowerCase();
  return parts.some((part) => part.length >= SHORTEST_PART && inSmall.includes(part.toLowerCase()));
}
