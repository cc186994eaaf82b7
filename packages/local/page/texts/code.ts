/** A message in three parts, of which the second is a password or PIN to be copied. */
export type Parted = { before: string; code: string; after: string };

/** A password stands alone on its line; a PIN is what a message begins with. */
const CODES = [/^(?!\d+$)(?=\S*\d)\S{12,}$/m, /^\d{4,8}(?= )/];

/** Finds what is to be keyed or typed in a message; nothing where it has no such word. */
export function codeIn(message: string): Parted | undefined {
  for (const form of CODES) {
    const found = form.exec(message);
    if (!found) continue;
    const [code] = found;
    return { before: message.slice(0, found.index), code, after: message.slice(found.index + code.length) };
  }
  return undefined;
}
