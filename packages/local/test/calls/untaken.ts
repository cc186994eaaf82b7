import { coverage } from "@frontdesk/simulator/phone/coverage.ts";
import type { Transcript } from "@frontdesk/simulator/phone/transcript.ts";
import { resource } from "../../src/synth/graph.ts";
import type { LineName, Telephone } from "../telephone.ts";

/** The branches of deployed flows that no call has taken. */
export function untaken({ graph, exchange }: Telephone, lines: LineName[], transcripts: Transcript[]): string[] {
  const arns = lines.map((name) => resource(graph, "aws:connect/contactFlow:ContactFlow", name).arn);
  const flows = exchange().flows.filter(({ arn }) => arns.includes(arn));
  if (flows.length !== arns.length) throw new Error(`The instance lacks one of ${arns.join(", ")}.`);
  return coverage(flows, transcripts).flatMap(({ flow, missed }) => missed.map((branch) => `${flow}: ${branch}`));
}
