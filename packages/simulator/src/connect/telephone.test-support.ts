import { stableId } from "./arn.ts";
import { INSTANCE_ID, SMALL } from "./instance.test-support.ts";

const [ann] = SMALL.users;

/** A flow that says goodbye, as the Flow language has it. */
export const GOODBYE = JSON.stringify({
  Version: "2019-10-30",
  StartAction: "bye",
  Metadata: {},
  Actions: [{ Identifier: "bye", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} }],
});

/** What makes a telephone of the small contact centre: Basic serves Sales, Support both queues. */
export const CENTRE = {
  hoursOfOperation: [
    {
      name: "Office",
      timeZone: "Australia/Sydney",
      config: [
        { day: "MONDAY", start: "09:00", end: "17:30" },
        { day: "SATURDAY", start: "22:00", end: "02:00" },
      ],
    },
    { name: "Always", timeZone: "UTC", config: [] },
  ],
  queues: [{ name: "Sales", hoursOfOperation: "Office", maxContacts: 5, waiting: 2 }, "Support"],
  routingProfiles: [
    { name: "Basic", queues: ["Sales"] },
    { name: "Support", queues: ["Sales", "Support"] },
    "Email only",
  ],
  flows: [
    { name: "Main", id: "3c1f9a1e-5b1c-4a53-9a77-0d8a4f0a2b11", content: GOODBYE },
    { name: "Hold", type: "CUSTOMER_QUEUE", content: GOODBYE },
  ],
  phoneNumbers: [{ number: "+61255501234", flow: "Main" }],
  users: [
    { ...ann, status: "Available" },
    { ...ann, login: "ben", status: "Offline" },
    { ...ann, login: "cay", routingProfile: "Support", status: "Available" },
    { ...ann, login: "dee", routingProfile: "Email only", status: "Available" },
  ],
};

/** The ids that it says, or that follow from the names. */
export const CENTRE_IDS = {
  main: "3c1f9a1e-5b1c-4a53-9a77-0d8a4f0a2b11",
  hold: stableId(INSTANCE_ID, "flow", "Hold"),
  office: stableId(INSTANCE_ID, "hours", "Office"),
  sales: stableId(INSTANCE_ID, "queue", "Sales"),
  support: stableId(INSTANCE_ID, "queue", "Support"),
  number: stableId(INSTANCE_ID, "phoneNumber", "+61255501234"),
  available: stableId(INSTANCE_ID, "agentStatus", "Available"),
  offline: stableId(INSTANCE_ID, "agentStatus", "Offline"),
};
