import type { Context } from "aws-lambda";
import { log } from "../log.ts";
import { about } from "./about.ts";
import { COLD_START, count, tellCounts } from "./count.ts";
import type { Room } from "./metrics.ts";
import { annotate, annotateFailure, beginTrace, endTrace } from "./trace.ts";

let isCold = true;

/**
 * A door's handler, watched: what it logs says which invocation it is of and, as soon as the door says so, what it is about; what it
 * counts is told at its end, however it ends; its trace has the calls to AWS. An error is logged once, without what was sent, and
 * thrown on. Nothing of one invocation is left for the next.
 */
export const observed =
  <Event, Answer>(room: Room, handle: (event: Event, context: Context) => Promise<Answer>) =>
  async (event: Event, context: Context): Promise<Answer> => {
    log.resetKeys();
    log.addContext(context);
    beginTrace(room);
    about(context.awsRequestId); // until the door knows more
    if (isCold) count(room, COLD_START);
    isCold = false;
    try {
      const answer = await handle(event, context);
      annotate("outcome", outcomeOf(answer));
      return answer;
    } catch (error) {
      log.error("the invocation failed", { error });
      annotateFailure(error);
      throw error;
    } finally {
      tellCounts();
      await endTrace();
    }
  };

/** In the word that the answer has for it, where it has one. */
function outcomeOf(answer: unknown): string {
  const { outcome } = Object(answer);
  return typeof outcome === "string" ? outcome : "done";
}
