import type { DeployedFlow } from "./exchange.ts";
import { errorsOf, followsNext } from "./flow/kind.ts";
import { knownKind } from "./flow/kinds.ts";
import { readContent } from "./flow/read-flow.ts";
import { SUCCESS } from "./flow/take-branch.ts";
import { labelOf } from "./operators.ts";
import type { Transcript } from "./transcript.ts";

type Named = Pick<DeployedFlow, "name" | "content">;
/** Branches are `identifier → branch`, in the order of the flow. */
export type Covered = { flow: string; taken: string[]; missed: string[] };

/**
 * The branches of a flow that a call can take: without a NextAction that is never followed, and errors that a type does not
 * have. Of a type that the telephone does not know they are all that are written.
 */
export function branchesOf({ name, content }: Named): string[] {
  const branches = readContent(name, content).Actions.flatMap((action) => {
    const { Identifier, Transitions } = action;
    const kind = knownKind(action.Type);
    const errors = kind && errorsOf(kind, action);
    const isFollowed = !kind || followsNext(kind, action);
    const success = isFollowed && Transitions.NextAction !== undefined ? [SUCCESS] : [];
    const conditions = kind && isFollowed ? [] : Transitions.Conditions.map(({ Condition }) => labelOf(Condition));
    const failures = Transitions.Errors.map(({ ErrorType }) => ErrorType).filter(
      (type) => errors?.includes(type) ?? true,
    );
    return [...success, ...conditions, ...failures].map((branch) => branchId(Identifier, branch));
  });
  return [...new Set(branches)];
}

/** Which branches of each flow these calls took together, and which none of them did. */
export function coverage(flows: Named[], transcripts: Transcript[]): Covered[] {
  const entries = transcripts.flat().filter((entry) => entry.what === "branched");
  return flows.map((flow) => {
    const own = entries.filter((entry) => entry.flow === flow.name);
    const seen = new Set(own.map(({ identifier, branch }) => branchId(identifier, branch)));
    const all = branchesOf(flow);
    return {
      flow: flow.name,
      taken: all.filter((branch) => seen.has(branch)),
      missed: all.filter((branch) => !seen.has(branch)),
    };
  });
}

const branchId = (identifier: string, branch: string) => `${identifier} → ${branch}`;
