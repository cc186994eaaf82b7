import type { Country } from "../../callers/number.ts";
import type { Clock } from "../../clock.ts";
import type { Servers } from "../../directory/open-connection.ts";
import type { Attributes } from "./person.ts";

export type LdapOptions = Servers & {
  /** A DN: people are looked for below it. */
  base: string;
  attributes: Attributes;
  /** DNs of groups whose members are refused, besides those of administrators. */
  protectedGroups: string[];
  /** Of numbers without their country. */
  country?: Country | undefined;
  clock: Pick<Clock, "now">;
  /** How long it may take to open and find, over all servers; to set, however often; and to look whether it was set. */
  seconds: { find: number; set: number; look: number };
};
