import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { MARCO, PRIYA } from "../telephone.ts";
import { DESIGNATED, EVACUATED, KEY_PIN, LOCATIONS, NOT_MOBILE, NOT_SET_UP, STATE } from "./sentences.ts";

const to = "EmergencyAuthentication" as const;
const goesOn = true;

/**
 * The list of tests of AWS's article on emergency messages, line by line and in its words; each goes on with what the ones
 * before have left. https://aws.amazon.com/blogs/contact-center/creating-a-secure-emergency-outage-message-in-amazon-connect/
 */
export const admin: ScriptedCall[] = [
  {
    name: "Call into the Emergency_Authentication phone number using a phone not listed. Notice you are told to call back using your designated phone.",
    to,
    from: "+12025550199",
    hears: [DESIGNATED],
  },
  {
    name: "Call using a landline phone that is listed. Notice you are told the admin phone number configured is not a mobile phone, and to fix it and try again.",
    to,
    goesOn,
    from: MARCO,
    hears: [NOT_MOBILE],
  },
  {
    name: "Call using a mobile that was listed.",
    to,
    goesOn,
    from: PRIYA,
    keys: "hang up",
    hears: [KEY_PIN],
    endedBy: "caller",
    leaves: ({ cloud }) => expect(cloud.texts.entries().at(-1)).toMatchObject({ to: PRIYA, senderId: "Frontdesk" }),
  },
  {
    name: "When prompted for the one-time PIN, enter the OTP that was sent to the mobile phone.",
    to,
    goesOn,
    from: PRIYA,
    keys: "code,hang up",
    hears: [KEY_PIN, "Thank you.", LOCATIONS],
    endedBy: "caller",
  },
  {
    name: "Select the location of your contact center. If this is the first time setting that location up, you are told the location has not been set up yet.",
    to,
    goesOn,
    from: PRIYA,
    keys: "code,2,hang up",
    hears: [LOCATIONS, `Manila ${NOT_SET_UP}`, STATE],
    endedBy: "caller",
  },
  {
    name: "Select the option to check a different call center, the previous message is played.",
    to,
    goesOn,
    from: PRIYA,
    keys: "code,2,1,hang up",
    hears: [LOCATIONS, STATE, LOCATIONS],
    endedBy: "caller",
  },
  {
    name: "Select the option remove an emergency. The Emergency table is updated with Emergency to be false and EmergencyType to be No Emergency.",
    to,
    goesOn,
    from: PRIYA,
    keys: "code,2,3,1,hang up",
    hears: [STATE, "Manila is now in normal operation."],
    endedBy: "caller",
    leaves: async ({ board }) =>
      expect(await board()).toMatchObject([
        { Center: ["Manila"], Emergency: false, EmergencyType: "No Emergency", by: PRIYA, at: expect.any(String) },
      ]),
  },
  {
    name: "Normal operation, as a customer hears it before the emergency is set.",
    to: "EmergencyDemo",
    goesOn,
    from: "+6591234567",
    keys: "2",
    hears: ["Manila is in normal operation."],
  },
  {
    name: "Select the option set the emergency, the Emergency table will be updated with Emergency to be true and EmergencyType to be your emergency type.",
    to,
    // Five PINs in an hour is all that a number gets.
    goesOn: false,
    from: PRIYA,
    keys: "code,2,2,1,0,#,1,hang up",
    hears: [STATE, "Manila now has the emergency Fire alarm, with no end."],
    endedBy: "caller",
    leaves: async ({ board }) =>
      expect(await board()).toMatchObject([
        { Center: ["Manila"], Emergency: true, EmergencyType: "Fire alarm", by: PRIYA, at: expect.any(String) },
      ]),
  },
];

export const customer: ScriptedCall[] = [
  {
    name: "When the contact center is in emergency operation, dial into the Emergency_Demo flow using the phone number configured earlier.",
    to: "EmergencyDemo",
    goesOn,
    from: "+6591234567",
    keys: "2",
    hears: [`Our Manila office ${EVACUATED}`],
  },
  {
    name: "When the contact center is in normal operation, dial into the Emergency_Demo flow using the phone number configured earlier.",
    to: "EmergencyDemo",
    goesOn,
    from: "+6591234567",
    keys: "3",
    hears: ["Sydney is in normal operation."],
  },
];
