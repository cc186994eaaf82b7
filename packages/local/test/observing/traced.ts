import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { Entry } from "./entries.ts";

/** What lines are about that no trace can be found by. The last may be on its way. */
export async function untraced({ traces }: Pick<Cloud, "traces">, lines: Entry[]): Promise<unknown[]> {
  const found = () => new Set(traces.entries().map(({ document }) => document.annotations?.correlation_id));
  const missing = () => [...new Set(lines.map(({ correlation_id: id }) => String(id))).difference(found())];
  await traces.until(() => missing().length === 0).catch(() => "not all of them");
  return missing();
}
