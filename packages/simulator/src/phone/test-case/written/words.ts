import * as z from "zod";

export const identifier = z.string().min(1).max(256);
export const text = z.string().min(1);

/** One of several shapes, told apart by a word; a word that is none of theirs is named together with those there are. */
export function oneOf<
  const Key extends string,
  const Shapes extends readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]],
>(key: Key, what: string, words: string, shapes: Shapes) {
  return z.discriminatedUnion(key, shapes, {
    error: ({ code, input }) =>
      code === "invalid_union" ? `${shown(wordOf(input, key))} is no ${what}; it can be ${words}` : undefined,
  });
}

/** What is wrong, with what was there in place of what can be. */
export function saying(issue: z.core.$ZodIssue): string {
  const isMissing = issue.input === undefined;
  if (issue.code === "invalid_type" && isMissing) return `is missing; it has to be a ${issue.expected}`;
  if (issue.code !== "invalid_value") return issue.message;
  const words = issue.values.join(", ");
  return isMissing ? `is missing; it can be ${words}` : `${shown(issue.input)} is not supported; it can be ${words}`;
}

const wordOf = (input: unknown, key: string): unknown =>
  typeof input === "object" && input !== null ? new Map(Object.entries(input)).get(key) : undefined;

const shown = (value: unknown) => (value === undefined ? "nothing" : JSON.stringify(value));
