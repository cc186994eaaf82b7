import * as z from "zod/mini";
import { about } from "./observing/about.ts";

/** A caller or a line without an endpoint, or with one that cannot be read, has no number; that is not an error. */
const Endpoint = z.catch(z.optional(z.object({ Address: z.string() })), undefined);

/**
 * What a flow sends, as far as it is read here: https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html.
 */
const FlowEvent = z.object({
  Details: z.object({
    ContactData: z.object({
      ContactId: z.string(),
      CustomerEndpoint: Endpoint,
      SystemEndpoint: Endpoint,
    }),
    Parameters: z.catch(z.record(z.string(), z.string()), {}),
  }),
});

/** Reads the event that Amazon Connect invokes a function with, whose work is about the contact from here on; throws where it is none. */
export function flowEvent<Shape extends z.core.$ZodShape>(event: unknown, parameters: z.ZodMiniObject<Shape>) {
  const { ContactData, Parameters } = FlowEvent.parse(event).Details;
  about(ContactData.ContactId);
  return {
    contactId: ContactData.ContactId,
    callerId: ContactData.CustomerEndpoint?.Address,
    /** The number that was called. */
    line: ContactData.SystemEndpoint?.Address,
    parameters: parameters.parse(Parameters),
  };
}

/** A page's number as a flow passes it on: blank is the first. */
export const Page = z.pipe(
  z._default(z.string().check(z.regex(/^\d{0,6}$/)), ""),
  z.transform((text) => Number(text) || 1),
);

/** What a flow can take: a flat map of strings. What there is nothing to say of is blank. */
export const flat = (members: Record<string, string | number | boolean | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(members).map(([key, value]) => [key, String(value ?? "")]));
