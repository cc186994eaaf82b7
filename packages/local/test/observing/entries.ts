import * as z from "zod";

/** An entry of a function's log, as JSON. */
export type Entry = Record<string, unknown>;

/** The entries among lines that functions have printed, whether the function's name stands before them or not. */
export const entriesOf = (printed: string[]): Entry[] =>
  printed.flatMap((line) => {
    const text = /^(?:[\w-]+: )?(\{.*\})$/.exec(line)?.[1];
    return text ? [JSON.parse(text)] : [];
  });

const isMetrics = (entry: Entry) => "_aws" in entry;
/** What is told to CloudWatch, and what to people. */
export const blobsOf = (printed: string[]): Entry[] => entriesOf(printed).filter(isMetrics);
export const linesOf = (printed: string[]): Entry[] => entriesOf(printed).filter((entry) => !isMetrics(entry));

const About = z.object({ upload: z.string().optional() });
/** What a line says by itself that it is about, as the doors write it. */
const Said = z.looseObject({
  ...{ contactId: z.string().optional(), upload: z.string().optional() },
  ...{ taken: About.optional(), row: About.optional(), found: About.optional() },
  exported: z.object({ key: z.string() }).optional(),
});

/**
 * Lines whose correlation id is not that of what they say they are about, or nobody's; or differs within an invocation, but for
 * batches of rows and sweeps, whose lines are about several uploads.
 */
export function straying(lines: Entry[], isKnown: (id: string) => boolean): Entry[] {
  const byInvocation = new Map<unknown, unknown>();
  return lines.filter((line) => {
    const { function_request_id: invocation, correlation_id: id } = line;
    const { contactId, upload, taken, row, found, exported } = Said.parse(line);
    const own = contactId ?? upload ?? exported?.key ?? (taken ?? row ?? found)?.upload ?? id;
    const isOfMany = row !== undefined || found !== undefined;
    const first = isOfMany ? id : (byInvocation.get(invocation) ?? id);
    if (!isOfMany) byInvocation.set(invocation, first);
    return id !== own || id !== first || !isKnown(String(id));
  });
}
