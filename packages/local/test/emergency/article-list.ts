import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { MARCO, NADIA, PRIYA } from "../telephone.ts";
import {
  DESIGNATED,
  KEY_PIN,
  LOCATIONS,
  MAY_HANG_UP,
  NOT_MOBILE,
  NOT_SET_UP,
  NOTICES,
  STATE,
  WHICH,
} from "./sentences.ts";

const to = "EmergencyAuthentication" as const;
const goesOn = true;
const endedBy = "caller" as const;

/**
 * The list of tests of AWS's article on emergency messages, line by line and in its words; each goes on with what the ones
 * before have left. https://aws.amazon.com/blogs/contact-center/creating-a-secure-emergency-outage-message-in-amazon-connect/
 */
export const admin: ScriptedCall[] = [
  {
    name: "Call into the Emergency_Authentication phone number you assigned previously using a phone not listed in the Check contact attributes. Notice you are told to call back using your designated phone.",
    to,
    from: "+12025550199",
    hears: [DESIGNATED],
  },
  {
    name: "Call into the Emergency_Authentication phone number you assigned previously using a landline phone that is listed in the Check contact attributes. Notice you are told the admin phone number configured is not a mobile phone, and to fix it and try again.",
    to,
    goesOn,
    from: MARCO,
    hears: [NOT_MOBILE],
  },
  {
    name: "Call into the Emergency_Authentication phone number you assigned previously using a mobile that was listed in the Check contact attributes.",
    ...{ to, goesOn, endedBy },
    from: PRIYA,
    keys: "hang up",
    hears: [KEY_PIN],
    leaves: ({ cloud }) => expect(cloud.texts.entries().at(-1)).toMatchObject({ to: PRIYA, senderId: "Frontdesk" }),
  },
  {
    name: "When prompted for the one-time PIN, enter the OTP that was sent to the mobile phone.",
    ...{ to, goesOn, endedBy },
    from: PRIYA,
    keys: "code,hang up",
    hears: [KEY_PIN, "Thank you.", WHICH, LOCATIONS],
  },
  {
    name: "Select the location of your contact center from the IVR. If this is the first time setting that location up, you are told the location has not been set up yet.",
    ...{ to, goesOn, endedBy },
    from: PRIYA,
    keys: "code,2,hang up",
    hears: [LOCATIONS, `Manila ${NOT_SET_UP}`, STATE],
  },
  {
    name: "Select the option to check a different call center, the previous message is played.",
    ...{ to, goesOn, endedBy },
    from: PRIYA,
    keys: "code,2,1,3,hang up",
    hears: [LOCATIONS, `Manila ${NOT_SET_UP}`, STATE, LOCATIONS, `Sydney ${NOT_SET_UP}`],
  },
  // By another administrator: five PINs in an hour is all that a number gets.
  {
    name: "Select the option remove an emergency. The Emergency table is updated with Emergency to be false and EmergencyType to be No Emergency.",
    ...{ to, goesOn, endedBy },
    from: NADIA,
    keys: "code,2,3,*,hang up",
    hears: [STATE, "Manila is now in normal operation.", MAY_HANG_UP],
    leaves: async ({ board }) =>
      expect(await board()).toMatchObject([
        { Center: ["Manila"], Emergency: false, EmergencyType: "No Emergency", by: NADIA, at: expect.any(String) },
      ]),
  },
  {
    name: "Select the option set the emergency, the Emergency table will be updated with Emergency to be true and EmergencyType to be your emergency type.",
    ...{ to, goesOn, endedBy },
    from: NADIA,
    keys: "code,2,2,1,0,#,*,hang up",
    hears: [STATE, "Manila now has the emergency Fire alarm, with no end.", MAY_HANG_UP],
    leaves: async ({ board }) =>
      expect(await board()).toMatchObject([
        { Center: ["Manila"], Emergency: true, EmergencyType: "Fire alarm", by: NADIA, at: expect.any(String) },
        { Emergency: false },
      ]),
  },
];

/** Its list for customers, who call when `scenarios` are over: Singapore's emergency was removed, Manila's goes on. */
export const customer: ScriptedCall[] = [
  {
    name: "When the contact center is in normal operation, dial into the Emergency_Demo flow using the phone number configured earlier.",
    to: "EmergencyDemo",
    goesOn,
    from: "+6591234567",
    keys: "1",
    hears: ["Singapore is in normal operation."],
  },
  {
    name: "When the contact center is in emergency operation, dial into the Emergency_Demo flow using the phone number configured earlier.",
    to: "EmergencyDemo",
    goesOn,
    from: "+6591234567",
    keys: "2",
    hears: [NOTICES["Fire alarm"]("Manila")],
  },
];
