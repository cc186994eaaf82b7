import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { type Around, FLEET, OLIVER, type Upon } from "../telephone.ts";
import { TO_PICK } from "./sentences.ts";

const operable = { frontdesk: "operable" };
const MANY = Array.from({ length: 10 }, (_, index) => ({ name: `node ${index + 1}`, tags: operable }));
const CONFIRM = "web is running now. To stop it, press 1. To leave it as it is, press 2.";
const ONLY_OPERATORS = "Only operators may start and stop instances.";
const NONE_OF_THEM = "That is none of the instances that you may operate.";
const MENU = "To start or stop an instance, press 3.";
const oliver = { phonenumber: "+12025550123", firstname: "Nadia", lastname: "Rahman", operator: false };
const withdrawn = (hearing: string): Upon => ({ hearing, happens: ({ keep }) => keep(oliver) });
const becomes = (hearing: string, web: object[]): Upon => ({
  hearing,
  happens: ({ ec2 }) => ec2.stock([...web, ...FLEET.filter(({ name }) => name !== "web")]),
});
/** All instances are as they were. */
export const isUnchanged = ({ ec2 }: Pick<Around, "ec2">) =>
  expect([ec2.stateOf("web"), ec2.stateOf("reporting")]).toEqual(["running", "stopped"]);

/** Starting and stopping instances, and what comes in between. */
export const operating: ScriptedCall[] = [
  {
    name: "an operator starts an instance, and it starts",
    keys: "3,1,1",
    hears: [
      `${TO_PICK} For web, press 2. To go back`,
      "reporting is stopped now. To start it,",
      "reporting is starting.",
      MENU,
    ],
    leaves: ({ ec2 }) => expect([ec2.stateOf("web"), ec2.stateOf("reporting")]).toEqual(["running", "pending"]),
  },
  {
    name: "an operator stops an instance, and it stops; meanwhile it has to be awaited",
    keys: "3,2,1,3,2",
    hears: [
      CONFIRM,
      "web is stopping.",
      MENU,
      TO_PICK,
      "web is stopping at the moment. Please try again in a minute.",
      MENU,
    ],
    leaves: ({ ec2 }) => expect([ec2.stateOf("web"), ec2.stateOf("reporting")]).toEqual(["stopping", "stopped"]),
  },
  {
    name: "an operator leaves an instance as it is",
    keys: "3,2,2",
    hears: [CONFIRM, "It is left as it is.", MENU],
    leaves: isUnchanged,
  },
  {
    name: "nothing is done in silence",
    keys: "3,2",
    hears: [CONFIRM, "It is left as it is.", MENU],
    leaves: isUnchanged,
  },
  { name: "an operator goes back to the menu", keys: "3,0", hears: [TO_PICK, MENU], leaves: isUnchanged },
  { name: "an operator who picks nothing is back at the menu", keys: "3", hears: [TO_PICK, TO_PICK, TO_PICK, MENU] },
  {
    name: "an operator hears that a key is none of the instances",
    keys: "3,8,#,2,2",
    hears: [TO_PICK, NONE_OF_THEM, TO_PICK, NONE_OF_THEM, TO_PICK, "It is left as it is."],
    leaves: isUnchanged,
  },
  {
    name: "an operator who takes a key back picks nothing",
    keys: "3,*,wait 6,0",
    hears: [TO_PICK, NONE_OF_THEM, TO_PICK, MENU],
    leaves: isUnchanged,
  },
  {
    name: "an operator turns to the second page, and the same keys mean others",
    keys: "3,9,2,2",
    ec2: MANY,
    hears: [
      "For node 8, press 8. For more, press 9.",
      "For node 9, press 1. For node 10, press 2. To go back",
      "node 10 is running",
    ],
  },
  {
    name: "an operator who asks for more than there are hears the first again",
    keys: "3,9,0",
    hears: [TO_PICK, TO_PICK, MENU],
    leaves: isUnchanged,
  },
  {
    name: "an operator hears that there is nothing to operate",
    keys: "3",
    ec2: [{ name: "web" }],
    hears: ["There is no instance"],
  },
  {
    name: "a caller who is no operator cannot operate",
    from: OLIVER,
    keys: "3",
    hears: [ONLY_OPERATORS],
    leaves: isUnchanged,
  },
  {
    name: "an operator is none from the moment that the flag is gone: before the offer",
    keys: "3",
    upon: withdrawn(MENU),
    hears: [MENU, ONLY_OPERATORS],
  },
  {
    name: "an operator is none from the moment that the flag is gone: before the pick",
    keys: "3,2",
    upon: withdrawn(TO_PICK),
    hears: [TO_PICK, NONE_OF_THEM, ONLY_OPERATORS],
    leaves: isUnchanged,
  },
  {
    name: "an operator is none from the moment that the flag is gone: before the confirmation",
    keys: "3,2,1",
    upon: withdrawn(CONFIRM),
    hears: [CONFIRM, ONLY_OPERATORS],
    leaves: isUnchanged,
  },
  {
    name: "an instance that loses its tag before the pick is not operated",
    keys: "3,2,0",
    upon: becomes("press 2. To go back", [{ name: "web" }]),
    hears: [TO_PICK, NONE_OF_THEM, TO_PICK, MENU],
    leaves: isUnchanged,
  },
  {
    name: "an instance that loses its tag before the confirmation is not operated",
    keys: "3,2,1",
    upon: becomes(CONFIRM, [{ name: "web" }]),
    hears: [CONFIRM, "That instance is not there any more, or may not be operated.", MENU],
    leaves: isUnchanged,
  },
  {
    name: "an instance that is gone cannot be picked",
    keys: "3,2,0",
    upon: becomes("press 2. To go back", []),
    hears: [TO_PICK, NONE_OF_THEM, MENU],
  },
  {
    name: "an instance that is gone cannot be stopped",
    keys: "3,2,1",
    upon: becomes(CONFIRM, [{ name: "web", state: "terminated", tags: operable }]),
    hears: [CONFIRM, "That instance is not there any more", MENU],
  },
  {
    name: "an instance that is being terminated cannot be stopped",
    keys: "3,2,1",
    upon: becomes(CONFIRM, [{ name: "web", state: "shutting-down", tags: operable }]),
    hears: [CONFIRM, "web cannot be stopped now. Please try again in a minute.", MENU],
  },
];
