import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";
import { leftovers, wrongFiles } from "./archive.ts";
import type { Ended } from "./ended.ts";
import { outcomesOf, type Read, wrongOutcomes } from "./outcomes.ts";
import { stateDifferences } from "./states.ts";

export type Must = {
  /** The users where nothing goes wrong. */
  calm: UserSnapshot[];
  /** Whether rows may fail of faults of the moment: they have few tries. */
  mayFail: boolean;
};

/** What of a run's end is not as it must be; `read` are the uploads that were not replaced before they were read. */
export async function brokenInvariants(read: Read[], ended: Ended, { calm, mayFail }: Must): Promise<string[]> {
  const outcomes = await Promise.all(read.map((each) => outcomesOf(each, ended)));
  return [
    ...outcomes.flatMap((each) => wrongOutcomes(each, mayFail)),
    ...stateDifferences(outcomes, ended.users, calm),
    ...(await Promise.all(outcomes.map((each) => wrongFiles(each, ended)))).flat(),
    ...leftovers(outcomes, ended),
  ];
}
