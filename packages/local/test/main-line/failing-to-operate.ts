import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { SORRY, TO_PICK, UNREACHED, UNSURE } from "./sentences.ts";

const MANY = Array.from({ length: 10 }, (_, index) => ({ name: `node ${index + 1}`, tags: { frontdesk: "operable" } }));
const MENU = "To start or stop an instance, press 3.";

/** Where a function, or Connect itself, fails an operator. */
export const failingToOperate: ScriptedCall[] = [
  {
    name: "an operator is told where nothing can be offered",
    keys: "3",
    broken: { OfferInstances: FAULTS["answers nested objects"] },
    hears: [UNREACHED, MENU],
  },
  {
    name: "an operator is told where the next page fails",
    keys: "3,9",
    ec2: MANY,
    upon: { hearing: "For more", happens: ({ breakDown }) => breakDown({ OfferInstances: FAULTS["answers 33 KB"] }) },
    hears: ["For more, press 9.", UNREACHED, MENU],
  },
  {
    name: "an operator is told where the instance cannot be read",
    keys: "3,1",
    broken: { ChooseInstance: FAULTS["cannot be loaded"] },
    hears: [TO_PICK, UNREACHED, MENU],
  },
  {
    name: "an operator is promised nothing where the switch fails",
    keys: "3,1,1",
    broken: { SwitchInstance: FAULTS.ends },
    hears: [TO_PICK, "To start it, press 1.", UNSURE, MENU],
  },
  ...Object.entries({ "keep offer": "3", pick: "3", confirm: "3,1" }).map(([step, keys]) => ({
    name: `an operator is told where Connect fails at “${step}”`,
    keys,
    failing: { [step]: "NoMatchingError" },
    hears: [SORRY],
  })),
  {
    name: "an operator is told where Connect fails at “pick or more”",
    keys: "3",
    ec2: MANY,
    failing: { "pick or more": "NoMatchingError" },
    hears: [SORRY],
  },
];
