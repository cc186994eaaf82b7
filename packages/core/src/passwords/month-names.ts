export const MONTH_NAMES = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
] as const;

const NUMBERS = new Map<string, number>(
  MONTH_NAMES.flatMap((name, at) => [name, name.slice(0, 3)].map((each) => [each.toLowerCase(), at + 1] as const)),
);
NUMBERS.set("sept", 9);

/** The number, from 1 on, of a month that is named in full or by its first three letters, in small letters. */
export const monthNamed = (word: string): number | undefined => NUMBERS.get(word);
