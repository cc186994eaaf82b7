const compiled = new Map<string, RegExp>();

/** Whether `text` fits a pattern in which `*` stands for any text and `?` for one character. */
export function fits(pattern: string, text: string, flags = ""): boolean {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known) return known.test(text);
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const made = new RegExp(`^${source}$`, `s${flags}`);
  compiled.set(key, made);
  return made.test(text);
}
