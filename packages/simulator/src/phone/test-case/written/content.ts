import * as z from "zod";
import { WrittenAction } from "./action.ts";
import { WrittenEvent } from "./event.ts";
import { identifier } from "./words.ts";

/** The one Version that publishes; the older wording's is read too. */
export const PUBLISHED_VERSION = "2019-10-30";

const observation = z.strictObject({
  Identifier: identifier,
  Event: WrittenEvent,
  Usage: z.strictObject({ Type: z.string(), Times: z.int().optional() }).optional(),
  Actions: z.array(WrittenAction).default([]),
  Transitions: z
    .strictObject({
      NextObservations: z.array(identifier).optional(),
      /** A slip of AWS's old pages. */
      NextActions: z.array(identifier).optional(),
    })
    .default({}),
});
export type WrittenObservation = z.infer<typeof observation>;

/**
 * The Content of a test case, as a file has it: what the language allows, together with the slips of its documentation.
 * https://docs.aws.amazon.com/connect/latest/devguide/testing-language.html
 */
export const WrittenContent = z.strictObject({
  Version: z.enum([PUBLISHED_VERSION, "2025-06-21"]),
  Metadata: z.unknown().optional(),
  Observations: z.array(observation).min(1, "at least one observation"),
});
export type WrittenContent = z.infer<typeof WrittenContent>;
