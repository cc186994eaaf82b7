import { fillText } from "../../references.ts";
import type { ContactView } from "../../witness.ts";
import type { Instruction, Override, TestAction } from "../observation.ts";
import { verify } from "./assertion.ts";

/** What became of an action, in the words of AWS's records: an assertion's found value is ActualParameters.Namespace. */
export type ActionRecord = {
  Identifier: string;
  ActionType: string;
  Status: "PASSED" | "FAILED";
  ExpectedParameters?: Record<string, string>;
  ActualParameters?: Record<string, string>;
};

/** What the actions of an observation come to. */
export type CarriedOut = {
  records: ActionRecord[];
  instructions: Instruction[];
  overrides: Override[];
  /** Why no further action ran, and none of the test will. */
  stopped?: "assertion" | "end test";
};

/** Does an observation's actions in their order, up to a failed assertion or the test's end. */
export function carryOut(actions: TestAction[], contact: Pick<ContactView, "resolve">): CarriedOut {
  const out: CarriedOut = { records: [], instructions: [], overrides: [] };
  for (const action of actions) {
    const record: ActionRecord = { Identifier: action.identifier, ActionType: action.type, Status: "PASSED" };
    out.records.push(record);
    switch (action.type) {
      case "SendInstruction":
        out.instructions.push(action);
        break;
      case "OverrideSystemBehavior":
        out.overrides.push(action.override);
        break;
      case "LogData":
        record.ActualParameters = logged(action.expressions, contact);
        break;
      case "Assert": {
        const { namespace: Namespace, operator: Operator, operand: Operand } = action;
        const { holds, found } = verify(action, contact);
        record.ExpectedParameters = { Namespace, Operator, Operand };
        record.ActualParameters = { Namespace: found };
        if (holds) break;
        record.Status = "FAILED";
        return { ...out, stopped: "assertion" };
      }
      case "EndTest":
        return { ...out, stopped: "end test" };
    }
  }
  return out;
}

/** The references may stand inside free text. */
function logged(
  expressions: Record<string, string>,
  { resolve }: Pick<ContactView, "resolve">,
): Record<string, string> {
  const lookUp = ([root = "", ...names]: string[]) =>
    resolve(`$.${root}${names.map((name) => `['${name}']`).join("")}`);
  return Object.fromEntries(Object.entries(expressions).map(([label, text]) => [label, fillText(text, lookUp)]));
}
