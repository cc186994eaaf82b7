/**
 * The sorts of things that a flow calls by a name of ours, and that have an ARN only once they are deployed; a security key
 * of the instance has an id, and a certificate is its own text.
 */
export const SORTS = ["functions", "queues", "hours", "flows", "bots", "securityKeys", "certificates"] as const;
export type Sort = (typeof SORTS)[number];

/** Something called by its name. */
export type Named = { readonly sort: Sort; readonly named: string };

/** A thing by its name; a reference such as `$.Attributes.queue` stays what it is, because it is known only in the call. */
export function named(sort: Sort, name: string): Named | string {
  return name.startsWith("$.") ? name : { sort, named: name };
}

/** Whether a value of a parameter is a name that has to become an ARN. */
export function isNamed(value: unknown): value is Named {
  return typeof value === "object" && value !== null && "sort" in value && "named" in value;
}
