import type { Caller } from "./caller.ts";

/** Where callers are kept, by their numbers in E.164. */
export interface Callers {
  /** The item as it is kept at this moment, by whomever; nothing where the number is not there. */
  find(number: string): Promise<unknown>;
  /** Keeps the caller in the place of what was kept for the number. */
  put(caller: Caller): Promise<void>;
  /** Keeps these members alone, leaves what else is kept for the number as it is, and gives the item as it is from then on. */
  change(members: Pick<Caller, "phonenumber"> & Partial<Caller>): Promise<unknown>;
  /** Whether there was one. */
  remove(number: string): Promise<boolean>;
  /** All items, as they are kept, in no order. */
  list(): AsyncIterable<unknown>;
}
