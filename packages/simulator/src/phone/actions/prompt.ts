import * as z from "zod";
import type { Said } from "../handset.ts";
import { ssmlFault, withoutTags } from "./ssml.ts";

/** A message's parameters: one of these. https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-messageparticipant.html */
export const Prompt = z.object({
  Text: z.string().optional(),
  SSML: z.string().optional(),
  PromptId: z.string().optional(),
  Media: z.object({ Uri: z.string() }).optional(),
});

/** Characters that a voice speaks at a time, SSML's tags not counted; with them, twice as many (Polly's quotas). */
const MOST_SPOKEN = 3_000;

/** What is to be played; nothing where there is no message, and why where it cannot be played. */
export function promptOf({
  Text,
  SSML,
  PromptId,
  Media,
}: z.infer<typeof Prompt>): Said | { fault: string } | undefined {
  if (SSML !== undefined) return spoken({ text: withoutTags(SSML), ssml: SSML });
  if (Text !== undefined) return spoken({ text: Text });
  if (PromptId !== undefined) return PromptId ? recorded("prompt", PromptId) : { fault: "the prompt has no id" };
  if (Media !== undefined) return Media.Uri ? recorded("audio", Media.Uri) : { fault: "the audio has no address" };
  return undefined;
}

const recorded = (kind: string, id: string): Said => ({ text: `[${kind} ${id}]`, recording: id });

function spoken(said: Said): Said | { fault: string } {
  const length = said.text.length;
  if (length > MOST_SPOKEN) return { fault: `${length} characters are too long to be spoken: ${MOST_SPOKEN} at most` };
  const fault = said.ssml === undefined ? undefined : ssmlFault(said.ssml);
  return fault ? { fault: `the SSML cannot be spoken: ${fault}` } : said;
}
