import { type Covered, coverage } from "@frontdesk/simulator/phone/coverage.ts";
import type { Exchange } from "@frontdesk/simulator/phone/exchange.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";

/** Which branches the calls took and missed, of the flows that they were in. */
export function coveredBy({ flows }: Pick<Exchange, "flows">, transcripts: Transcript[]): Covered[] {
  const entered = new Set(transcripts.flat().flatMap((entry) => (entry.what === "entered" ? entry.flow : [])));
  return coverage(
    flows.filter(({ name }) => entered.has(name)),
    transcripts,
  );
}

/** The coverage in lines: how many branches of each flow, and the names of those that no call took. */
export const tellCoverage = (covered: Covered[]): string =>
  covered
    .flatMap(({ flow, taken, missed }) => [
      `${flow}: ${taken.length} of ${taken.length + missed.length} branches taken`,
      ...missed.map((branch) => `  not taken: ${branch}`),
    ])
    .join("\n");
