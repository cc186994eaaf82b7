import { createHash } from "node:crypto";
import { e164 } from "@frontdesk/core/callers/number.ts";
import * as z from "zod/mini";

/** A session's attributes; what is no text is none. */
export const Attributes = z.pipe(
  z.catch(z.nullish(z.record(z.string(), z.unknown())), undefined),
  z.transform((all) =>
    Object.fromEntries(
      Object.entries(all ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
  ),
);

/** What Connect and Lex give contacts and sessions. Whoever talks to Lex directly may use a telephone number, which is not logged. */
const ID = /^(?=.*[A-Za-z])[\w.:-]{1,100}$/;

/** Who speaks, as the flow has set it; a chat that no flow is behind has a session alone. */
export const whoOf = (attributes: Record<string, string>, sessionId: string) => ({
  contactId: [attributes.contactId ?? "", sessionId].find((id) => ID.test(id)) ?? digest(sessionId),
  caller: e164(attributes.callerNumber),
  line: e164(attributes.line),
});

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");
