import type { Action, Branch } from "./action.ts";
import { factsOnTheWay, type Held } from "./facts-on-the-way.ts";
import { type Finding, warning } from "./finding.ts";
import type { Graph } from "./graph.ts";
import { isRecord } from "./record.ts";
import { type Reference, referencesIn } from "./references.ts";

/** What may be set by others before the flow runs. */
export type Elsewhere = { attributes: readonly string[] };

/**
 * What a reference stands for is there when it is read: an answer, an input, a bot's slots, an attribute, on the ways that
 * the call can have taken. A branch that tells of a failure brings nothing.
 */
export function checkWhatIsKnown(graph: Graph, { attributes }: Elsewhere): Finding[] {
  const facts = factsOnTheWay(graph, (identifier, branch) => broughtBy(graph.actions.get(identifier), branch));
  const findings: Finding[] = [];
  for (const [identifier, sometimes] of facts.sometimes) {
    const action = graph.actions.get(identifier);
    if (!action) continue;
    const always = facts.always.get(identifier) ?? sometimes;
    for (const reference of referencesIn(action.parameters, `${action.path}.Parameters`)) {
      const found = unknownHere(reference, { sometimes, always, set: facts.somewhere, elsewhere: attributes });
      if (found) findings.push({ ...found, identifier });
    }
  }
  return onceEach(findings);
}

type Known = { sometimes: Held; always: Held; set: Held; elsewhere: readonly string[] };

function unknownHere({ root, keys: [key = ""], text, path }: Reference, known: Known): Finding | undefined {
  const { sometimes, always, set, elsewhere } = known;
  if (root === "External" && !sometimes.has("answer"))
    return warning(
      "no-function-before",
      path,
      `${text} is empty here, unless a flow before this one asked a function: in this one none has answered on any way to this action.`,
    );
  if (root === "Lex" && !sometimes.has("bot"))
    return warning(
      "no-bot-before",
      path,
      `${text} is empty here, unless a flow before this one asked a bot: in this one none has been asked on any way to this action.`,
    );
  if (root === "StoredCustomerInput" && !always.has("input"))
    return warning(
      "no-input-before",
      path,
      `${text} may be empty or old here: on some way to this action nothing has been stored.`,
    );
  if (root === "FlowAttributes" && key !== "" && !sometimes.has(`flow ${key}`))
    return warning(
      "attribute-never-set",
      path,
      `${text} is empty here: this flow has not set it on any way to this action.`,
    );
  const attribute = `contact ${key}`;
  if (root !== "Attributes" || key === "" || elsewhere.includes(key) || sometimes.has(attribute)) return;
  if (set.has(attribute))
    return warning(
      "attribute-never-set",
      path,
      `${text} is empty here when the contact comes for the first time: this flow sets it, but on no way to this action.`,
    );
  return warning(
    "attribute-never-set",
    path,
    `${text} is set by no action of this flow; it is empty unless another flow, a module or the API has set it.`,
  );
}

/** What is known once an action has gone on by a branch. */
function broughtBy(action: Action | undefined, { kind }: Branch): string[] {
  if (!action || (kind === "error" && action.type !== "ConnectParticipantWithLexBot")) return [];
  const { type, parameters } = action;
  if (type === "InvokeLambdaFunction") return ["answer"];
  if (type === "ConnectParticipantWithLexBot") return ["bot"];
  // A module may do any of it.
  if (type === "InvokeFlowModule") return ["answer", "bot", "input"];
  if (type === "GetParticipantInput") return isStored(parameters) ? ["input"] : [];
  if (type === "UpdateContactAttributes") return keysOf(parameters.Attributes).map((key) => `contact ${key}`);
  if (type === "UpdateFlowAttributes") return keysOf(parameters.FlowAttributes).map((key) => `flow ${key}`);
  return [];
}

const isStored = ({ StoreInput }: Record<string, unknown>) => String(StoreInput).toLowerCase() === "true";

const keysOf = (value: unknown) => (isRecord(value) ? Object.keys(value) : []);

/** A reference that stands twice in one action is told once. */
const onceEach = (findings: Finding[]) =>
  [
    ...new Map(findings.toReversed().map((finding) => [`${finding.identifier}\n${finding.message}`, finding])).values(),
  ].toReversed();
