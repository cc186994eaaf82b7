import { connectInvoke } from "@frontdesk/simulator/phone/connect-invoke.ts";
import type { Exchange } from "@frontdesk/simulator/phone/exchange.ts";
import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { OLIVER } from "../telephone.ts";
import { NOT_KNOWN, NOT_LET_IN, SORRY, WELCOME } from "./sentences.ts";

/** What the network may tell of somebody who is nobody here; null is a number that is withheld. */
const NOBODIES = [
  null,
  "",
  "anonymous",
  "Anonymous",
  "unknown",
  "+266696687",
  "+12025550199",
  "2025550123",
  "+1",
  "+",
  "sip:+12025550123@example.com",
  "sip:nadia@example.com",
  "<script>",
  "$.Attributes.firstname",
  "\u0000",
  "1".repeat(500),
];

/** An instance that the functions' policies do not know. */
const elsewhere = (instance: Exchange["instance"]) => ({ ...instance, arn: `${instance.arn}0` });

/** Who is let in, and who is not. */
export const whoCalls: ScriptedCall[] = [
  ...NOBODIES.map((from) => ({
    name: `whoever calls with the number ${JSON.stringify(from).slice(0, 40)} is not authorised`,
    from,
    hears: [NOT_LET_IN],
  })),
  {
    name: "whoever is kept in a way that cannot be read is not authorised",
    from: "+12025550144",
    kept: [{ phonenumber: "+12025550144", firstname: 7 }],
    hears: [NOT_LET_IN],
  },
  {
    name: "whoever was put into the table by hand is known, and an operator by a word",
    from: "+12025550145",
    kept: [{ phonenumber: "+12025550145", firstname: "Omar", operator: " Yes" }],
    hears: ["Welcome, Omar", "To start or stop an instance, press 3."],
  },
  {
    name: "an operator is welcomed by name, and asked three times",
    hears: [WELCOME, "To start or stop an instance, press 3.", "press 3.", "press 3.", "We could not understand you."],
  },
  {
    name: "a caller who is no operator is offered two things",
    from: OLIVER,
    keys: "5,*,#",
    hears: ["Welcome, Oliver Carter", "That is not one of the keys.", "To talk to an agent, press 2.", "We could not"],
  },
  {
    name: "an operator who presses a key that leads nowhere is told",
    keys: "9,hang up",
    hears: [WELCOME, "That is not one of the keys.", "press 3."],
    endedBy: "caller",
  },
  {
    name: "a caller is told where nobody can be looked up",
    broken: { IdentifyCaller: FAULTS.throws },
    hears: [NOT_KNOWN],
  },
  {
    name: "a caller is told where the function may not be invoked",
    exchange: (exchange, cloud) => ({ ...exchange, invoke: connectInvoke(cloud, elsewhere(exchange.instance)) }),
    because: "Lambda answered 403: AccessDeniedException",
    hears: [NOT_KNOWN],
  },
  {
    name: "a caller is told where Connect keeps no attributes",
    failing: { remember: "NoMatchingError" },
    hears: [SORRY],
  },
  {
    name: "an operator is told where the menu cannot be played",
    failing: { "operator's menu": "NoMatchingError" },
    hears: [WELCOME, SORRY],
  },
  {
    name: "a caller is told where the menu cannot be played",
    from: OLIVER,
    failing: { "caller's menu": "NoMatchingError" },
    hears: ["Welcome, Oliver Carter", SORRY],
  },
];
