import type { Context } from "./condition.ts";

/** How the condition keys of a resource's tags begin: all services', and that of the action. */
export const tagFamilies = (action: string): string[] => [
  "aws:ResourceTag/",
  `${action.replace(/:.*/, "")}:ResourceTag/`,
];

/** A resource's tags as condition keys. Conditions do not mind the case of a tag's key, as of all of their keys. */
export const tagContext = (families: string[], tags: Record<string, string> = {}): Context =>
  Object.fromEntries(
    families.flatMap((family) => Object.entries(tags).map(([key, value]) => [`${family}${key}`, value])),
  );
