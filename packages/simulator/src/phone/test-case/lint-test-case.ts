import { type Finding, findingAt } from "./reading/finding.ts";
import type { WrittenAction } from "./written/action.ts";
import { PUBLISHED_VERSION, type WrittenContent, type WrittenObservation } from "./written/content.ts";
import type { WrittenEvent } from "./written/event.ts";

type Told = { path: PropertyKey[]; message: string };

/**
 * What publishing refuses on live instances though the documentation shows it, as far as accounts of them are public: such a
 * test case runs here and could not be deployed.
 */
export function lintTestCase(content: WrittenContent): Finding[] {
  const version: Told = { path: ["Version"], message: `only ${PUBLISHED_VERSION} publishes, not ${content.Version}` };
  return [
    ...(content.Version === PUBLISHED_VERSION ? [] : [version]),
    ...content.Observations.flatMap((observation, index) =>
      lintObservation(observation).map(under("Observations", index)),
    ),
  ].map(({ path, message }) => findingAt(content, path, message));
}

const under =
  (...above: PropertyKey[]) =>
  ({ path, message }: Told): Told => ({ path: [...above, ...path], message });

function lintObservation({ Event, Usage, Actions, Transitions }: WrittenObservation): Told[] {
  const told: Told[] = [];
  if (Usage && !["Exactly", "AtLeast", "AtMost", "Always"].includes(Usage.Type))
    told.push({ path: ["Usage", "Type"], message: `"${Usage.Type}" is refused: leave Usage out, it means Exactly 1` });
  if (Transitions.NextActions)
    told.push({ path: ["Transitions", "NextActions"], message: "the language calls it NextObservations" });
  return [
    ...told,
    ...lintEvent(Event).map(under("Event")),
    ...Actions.flatMap((action, index) => lintAction(action).map(under("Actions", index))),
  ];
}

function lintEvent(event: WrittenEvent): Told[] {
  const told: Told[] = [];
  if (event.Identifier === undefined) told.push({ path: [], message: "an event without Identifier is refused" });
  if (event.Type === "MessageReceived" && event.Properties.Text === undefined && event.Properties.SSML === undefined)
    told.push({ path: ["Properties"], message: "a message without Text or SSML is refused" });
  if (event.Type === "FlowActionStarted" && event.Properties.ActionType === "TransferContactToQueue")
    if (event.Properties.ActionParameters.QueueId === undefined)
      told.push({ path: ["Properties", "ActionParameters"], message: "a transfer without QueueId is refused" });
  return told;
}

function lintAction(action: WrittenAction): Told[] {
  const told = lintParameters(action).map(under("Parameters"));
  if (action.Identifier === undefined)
    told.unshift({
      path: [],
      message: action.Id ? "the language calls Id Identifier" : "an action needs an Identifier",
    });
  return told;
}

function lintParameters(action: WrittenAction): Told[] {
  if (action.Type === "Assert") {
    const message = "Exists is refused: say what the value has to be";
    return action.Parameters.Operator === "Exists" ? [{ path: ["Operator"], message }] : [];
  }
  if (action.Type === "OverrideSystemBehavior") {
    const { ActionType, Strategy } = action.Parameters.Behavior.Properties;
    const message = "a mock of hours of operation is refused: use SubstituteResource";
    const isMocked = ActionType === "CheckHoursOfOperation" && Strategy.Type === "MockResponse";
    return isMocked ? [{ path: ["Behavior", "Properties", "Strategy"], message }] : [];
  }
  if (action.Type !== "SendInstruction") return [];
  const { Instruction } = action.Parameters;
  if (Instruction.Type !== "Utterance" && Instruction.Type !== "TextUtterance") return [];
  const told: Told[] = [];
  if (Instruction.Type === "TextUtterance")
    told.push({ path: ["Instruction", "Type"], message: "the language calls TextUtterance Utterance" });
  if (Instruction.Properties.Value === undefined)
    told.push({ path: ["Instruction", "Properties"], message: "an utterance publishes with Value only" });
  return told;
}
