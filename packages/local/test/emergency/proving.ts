import { expect } from "vitest";
import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { type Around, MARCO, OLIVER, PRIYA } from "../telephone.ts";
import {
  AGAIN,
  DESIGNATED,
  ENDED,
  KEY_PIN,
  LAST_PIN,
  LIMITED,
  LOCATIONS,
  LOCKED,
  MOMENT,
  NEW_PIN,
  NOT_HEARD,
  NOT_MOBILE,
  NOT_VERIFIED,
  SORRY,
  UNDELIVERED,
  WELCOME,
  WHICH,
  WRONG,
} from "./sentences.ts";

const to = "EmergencyAuthentication" as const;
const called = { to, from: PRIYA };
const sentTo = (number: string) => (cloud: { texts: { entries(): { to: string }[] } }) =>
  cloud.texts.entries().filter((text) => text.to === number).length;
const pinOf = async ({ pins }: Around) => (await pins()).find(({ send }) => send);
/** The keys for a new PIN, so many times. */
const newPins = (times: number) => Array.from({ length: times }, () => "0,#").join(",");
const NOBODY = [null, "", "anonymous", "+12025550199", "sip:nadia@example.com", "\u0000", "1".repeat(500)];

/** Who an administrator is, and holds the phone. */
export const proving: ScriptedCall[] = [
  ...NOBODY.map((from) => ({
    name: `whoever calls with the number ${JSON.stringify(from).slice(0, 40)} is told to call back from the designated phone`,
    to,
    from,
    hears: [WELCOME, DESIGNATED],
    neverHears: ["PIN"],
  })),
  {
    name: "a caller who is known but no administrator gets no PIN",
    to,
    from: OLIVER,
    hears: [WELCOME, DESIGNATED],
    leaves: ({ cloud }) => expect(sentTo(OLIVER)(cloud)).toBe(0),
  },
  {
    name: "an administrator whose number is a landline's gets no PIN",
    to,
    from: MARCO,
    hears: [WELCOME, NOT_MOBILE],
    leaves: ({ cloud }) => expect(sentTo(MARCO)(cloud)).toBe(0),
  },
  {
    name: "an administrator whose number only a carrier can tell to be a landline's gets no PIN",
    to,
    from: "+12025550155",
    kept: [{ phonenumber: "+12025550155", firstname: "Lena", administrator: true }],
    hears: [NOT_MOBILE],
  },
  {
    ...called,
    name: "an administrator proves to hold the phone",
    keys: "code",
    hears: [WELCOME, KEY_PIN, "Thank you.", WHICH, LOCATIONS],
  },
  {
    to,
    name: "an administrator of a country whose numbers do not say what they are proves to hold the phone",
    keys: "code",
    hears: [KEY_PIN, "Thank you.", LOCATIONS],
  },
  {
    ...called,
    name: "an administrator slips twice, and is let in with the third PIN",
    keys: "wrong code,wrong code,code",
    hears: [KEY_PIN, WRONG, AGAIN, WRONG, AGAIN, "Thank you."],
  },
  {
    ...called,
    name: "three wrong PINs end the call",
    keys: "wrong code,wrong code,wrong code",
    hears: [WRONG, WRONG, LOCKED],
    neverHears: ["Thank you."],
  },
  {
    ...called,
    name: "a PIN that is too short is wrong",
    keys: "1,2,3,#,code",
    hears: [KEY_PIN, WRONG, AGAIN, "Thank you."],
  },
  {
    ...called,
    name: "a PIN that is keyed late is taken, and silence uses no try",
    keys: "wait 31,code",
    hears: [KEY_PIN, NOT_HEARD, AGAIN, "Thank you."],
    leaves: async (around) => expect((await pinOf(around))?.entries).toHaveProperty("size", 1),
  },
  {
    ...called,
    name: "0 and the hash key get a new PIN, at once",
    keys: "0,#,code",
    hears: [KEY_PIN, NEW_PIN, "Thank you."],
    neverHears: [WRONG],
    leaves: async (around) => expect(await pinOf(around)).toMatchObject({ send: 2 }),
  },
  {
    ...called,
    name: "a new PIN takes the place of the one that came late",
    keys: "wait 31,0,#,old code,code",
    hears: [KEY_PIN, NOT_HEARD, AGAIN, NEW_PIN, WRONG, AGAIN, "Thank you."],
  },
  {
    ...called,
    name: "a fifth PIN in an hour is the last, and can be keyed still",
    before: ({ hasHad }) => hasHad(PRIYA, 3),
    keys: `${newPins(3)},code`,
    hears: [KEY_PIN, NEW_PIN, LAST_PIN, LAST_PIN, "Thank you."],
    neverHears: [LIMITED],
    leaves: async (around) => expect(await pinOf(around)).toMatchObject({ send: 2 }),
  },
  {
    ...called,
    name: "who calls again then has no PIN to key",
    before: ({ hasHad }) => hasHad(PRIYA, 5),
    hears: [WELCOME, LIMITED],
    neverHears: [LAST_PIN],
  },
  {
    ...called,
    name: "whoever asks for new PINs again and again is let go",
    before: ({ hasHad }) => hasHad(PRIYA, 4),
    keys: newPins(11),
    hears: [KEY_PIN, LAST_PIN, LAST_PIN, ENDED],
  },
  {
    ...called,
    name: "whoever keys the hash key alone has keyed nothing, and is at last let go",
    keys: "#,#,#,#,#,#",
    hears: [KEY_PIN, NOT_HEARD, AGAIN, NOT_HEARD, AGAIN, NOT_HEARD, AGAIN, ENDED],
    leaves: async (around) => expect(await pinOf(around)).not.toHaveProperty("entries"),
  },
  {
    ...called,
    name: "whoever is silent is let go",
    hears: [KEY_PIN, NOT_HEARD, AGAIN, AGAIN, AGAIN, AGAIN, AGAIN, ENDED],
  },
  {
    ...called,
    name: "an administrator is told where no PIN can be sent",
    broken: { OneTimePin: FAULTS.throws },
    hears: [WELCOME, MOMENT, UNDELIVERED],
  },
  {
    ...called,
    name: "an administrator gets a PIN where the function fails once",
    broken: { OneTimePin: FAULTS.ends },
    upon: { hearing: MOMENT, happens: ({ breakDown }) => breakDown({}), once: true },
    keys: "code",
    hears: [WELCOME, MOMENT, KEY_PIN, "Thank you."],
  },
  {
    ...called,
    name: "an administrator is told where an answer makes no sense",
    broken: { OneTimePin: FAULTS["answers nothing"] },
    hears: [UNDELIVERED],
  },
  {
    ...called,
    name: "an administrator is told where PINs cannot be verified, and may try again",
    broken: { VerifyPin: FAULTS.throws },
    upon: { hearing: NOT_VERIFIED, happens: ({ breakDown }) => breakDown({}), once: true },
    keys: "code,code",
    hears: [KEY_PIN, MOMENT, NOT_VERIFIED, AGAIN, "Thank you."],
  },
  {
    ...called,
    name: "an administrator gets in where the verification fails once",
    broken: { VerifyPin: FAULTS.ends },
    upon: { hearing: MOMENT, happens: ({ breakDown }) => breakDown({}), once: true },
    keys: "code",
    hears: [KEY_PIN, MOMENT, "Thank you."],
    neverHears: [NOT_VERIFIED],
  },
  {
    ...called,
    name: "an administrator is told where the verification answers what makes no sense",
    broken: { VerifyPin: `export const handler = async () => ({ outcome: "yes" });` },
    keys: "code,hang up",
    hears: [KEY_PIN, NOT_VERIFIED, AGAIN],
    neverHears: ["Thank you."],
    endedBy: "caller",
  },
  {
    ...called,
    name: "an administrator is told where the update cannot be reached",
    keys: "code",
    exchange: ({ flows, names, ...exchange }) => ({
      ...exchange,
      names,
      flows: flows.filter(({ arn }) => arn !== names.EmergencyUpdateFlowArn),
    }),
    hears: [KEY_PIN, "Thank you.", SORRY],
  },
  ...Object.entries({
    "no PIN yet": "",
    "count PIN": "",
    "key PIN": "",
    "key PIN again": "wait 31",
    "key new PIN": newPins(1),
  }).map(([step, keys]) => ({
    ...called,
    name: `an administrator is told where Connect fails at “${step}”`,
    keys,
    failing: { [step]: "NoMatchingError" },
    hears: [SORRY],
  })),
  {
    ...called,
    name: "an administrator is told where Connect fails at “key last PIN”",
    before: ({ hasHad }) => hasHad(PRIYA, 4),
    keys: newPins(1),
    failing: { "key last PIN": "NoMatchingError" },
    hears: [SORRY],
  },
];
