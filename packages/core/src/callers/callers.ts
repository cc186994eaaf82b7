import type { Caller } from "./caller.ts";

/** Where callers are kept, by their numbers in E.164. */
export interface Callers {
  /** The item as it is kept, by whomever; nothing where the number is not there. */
  find(number: string): Promise<unknown>;
  /** Keeps the caller in the place of what was kept for the number. */
  put(caller: Caller): Promise<void>;
  /** Whether there was one. */
  remove(number: string): Promise<boolean>;
  /** All items, as they are kept, in no order. */
  list(): AsyncIterable<unknown>;
}
