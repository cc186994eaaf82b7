import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { SORRY, UNREAD } from "./sentences.ts";

const MANY = Array.from({ length: 20 }, (_, index) => ({ name: `node ${index + 1}` }));
const MORE = "To hear more, press 1.";
const MENU = "To hear the state of the instances, press 1.";
/** What the transcript says of each fault. */
const REASONS: Record<keyof typeof FAULTS, string | RegExp> = {
  throws: "Error: broken",
  ends: "Runtime.ExitError",
  // Connect waits a second longer, which a cold start may take.
  hangs: /Task timed out after 7.00 seconds|no answer within 8000 ms/,
  "answers nested objects": `"speech" is an object`,
  "answers 33 KB": "it must be less than 32768",
  "answers text": "no JSON object but a string",
  "answers nothing": "no JSON object but null",
  "cannot be loaded": "nowhere.mjs",
};

/** Hearing the state of the instances. */
export const states: ScriptedCall[] = [
  {
    name: "a caller hears how many instances run, and their names",
    keys: "1",
    hears: ["Instances: 2 running and 1 stopped. Running: payroll and web. Stopped: reporting.", MENU],
  },
  {
    name: "a caller hears that there is no instance",
    keys: "1",
    ec2: [],
    hears: ["There are no instances in this region."],
  },
  {
    name: "a caller hears of instances that change, that have no name, and that have an odd one",
    keys: "1",
    ec2: [
      { id: "i-0123456789abcdef0", state: "stopped" },
      { name: "slow", state: "stopping" },
      { name: "new", state: "pending" },
      { name: "$.Attributes.lastname <b>&</b>" },
    ],
    hears: [
      "Instances: 1 running and 1 stopped. 2 are changing their state. Running: .Attributes.lastname b b.",
      "Starting: new. Stopping: slow. Stopped: an unnamed instance that ends in D E F 0.",
    ],
  },
  {
    name: "a caller hears twenty instances in three pages",
    keys: "1,1,1",
    ec2: MANY,
    hears: ["20 running and 0 stopped. Running: node 1,", "node 8.", MORE, "Running: node 9,", MORE, "node 20.", MENU],
  },
  { name: "a caller leaves the names by a key", keys: "1,2", ec2: MANY, hears: [MORE, MENU] },
  { name: "a caller leaves the names by silence", keys: "1", ec2: MANY, hears: [MORE, MENU] },
  {
    name: "a caller is told where the pages' menu cannot be played",
    keys: "1",
    ec2: MANY,
    failing: { "hear the rest": "NoMatchingError" },
    hears: ["node 8.", SORRY],
  },
  {
    name: "a caller is told where the next page fails",
    keys: "1,1",
    ec2: MANY,
    upon: { hearing: MORE, happens: ({ breakDown }) => breakDown({ InstanceStates: FAULTS.ends }) },
    hears: ["node 8.", MORE, UNREAD, MENU],
  },
  ...Object.entries(REASONS).map(([fault, because]) => ({
    name: `a caller is told where the states' function ${fault}`,
    keys: "1",
    broken: { InstanceStates: FAULTS[fault as keyof typeof FAULTS] },
    because,
    hears: [UNREAD, MENU],
  })),
  {
    name: "a caller is told where the states' function is not the instance's",
    keys: "1",
    exchange: (exchange) => ({ ...exchange, functions: exchange.functions.filter((arn) => !arn.includes("States")) }),
    because: "is not associated with the instance",
    hears: [UNREAD, MENU],
  },
];
