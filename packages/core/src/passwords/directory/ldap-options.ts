import type { Country } from "../../callers/number.ts";
import type { Clock } from "../../clock.ts";
import type { Trust } from "./connect.ts";
import type { FailureCode } from "./directory-failure.ts";
import type { Attributes } from "./person.ts";

export type LdapOptions = Trust & {
  /** `ldaps://HOST:PORT`, tried in this order. */
  servers: string[];
  /** A DN: people are looked for below it. */
  base: string;
  /** A DN or user principal name. */
  serviceAccount: string;
  attributes: Attributes;
  /** DNs of groups whose members are refused, besides those of administrators. */
  protectedGroups: string[];
  /** Of numbers without their country. */
  country?: Country | undefined;
  /** The service account's. */
  password: () => Promise<string>;
  /** Told of each server that was passed over, for the log. */
  passedOver?: (server: string, code: FailureCode) => void;
  clock: Pick<Clock, "now">;
  /** How long it may take to open and find, over all servers; to set, however often; and to look whether it was set. */
  seconds: { find: number; set: number; look: number };
};
