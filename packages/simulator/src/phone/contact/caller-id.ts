import type { Endpoint } from "./contact.ts";

/** ⚠ What contact records show of a caller who withholds the number; AWS does not document it. */
const ANONYMOUS = "anonymous";

/** The customer's endpoint: the number as the network gave it, malformed or not. */
export function endpointOf(from: string | undefined): Endpoint {
  return { Address: from || ANONYMOUS, Type: "TELEPHONE_NUMBER" };
}
