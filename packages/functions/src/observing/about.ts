import { log } from "../log.ts";
import { annotate } from "./trace.ts";

/**
 * What the work is about, from here on to the invocation's end: the upload, the export or the contact. Every line of the log has
 * it as `correlation_id`, and the trace can be found by it.
 */
export function about(id: string): void {
  log.setCorrelationId(id);
  annotate("correlation_id", id);
}

/** The same for one line, of a batch whose lines are about different uploads. */
export const lineAbout = (id: string) => ({ correlation_id: id });
