import type { Answer } from "@frontdesk/core/passwords/dialogue/answer.ts";
import type { Turn } from "@frontdesk/core/passwords/dialogue/turn.ts";
import type { LexResult, LexV2Result } from "aws-lambda";
import * as z from "zod/mini";
import { answerToV1, LexV1Event, turnOfV1 } from "./lex-v1.ts";
import { answerToV2, LexV2Event, turnOfV2 } from "./lex-v2.ts";

const LexEvent = z.union([LexV2Event, LexV1Event]);

/** Reads what Amazon Lex invokes a function with, V2's or V1's, and how it is to be answered; throws where it is neither. */
export function lexEvent(
  event: unknown,
  invocation: string,
): { turn: Turn; answerTo: (answer: Answer) => LexV2Result | LexResult } {
  const read = LexEvent.parse(event);
  if ("sessionState" in read) return { turn: turnOfV2(read), answerTo: (answer) => answerToV2(read, answer) };
  return { turn: turnOfV1(read, invocation), answerTo: (answer) => answerToV1(read, answer) };
}
