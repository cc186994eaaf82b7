import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { CERTIFICATE, newKeys } from "../phone/encryption/encryption.test-support.ts";
import { connectService } from "./connect-service.ts";
import { INSTANCE_ID, SMALL } from "./instance.test-support.ts";
import { readInstance } from "./read-instance.ts";
import { CENTRE, GOODBYE } from "./telephone.test-support.ts";

const broken = (json: object): string => {
  try {
    readInstance({ ...SMALL, ...CENTRE, ...json });
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};
const hours = (more: object) => ({ hoursOfOperation: [{ ...CENTRE.hoursOfOperation[0], ...more }] });
const securityKeys = (...keys: string[]) => ({ securityKeys: keys.map((key) => ({ key })) });
const [KEY, OTHER, THIRD] = [newKeys().publicKey, newKeys().publicKey, newKeys().publicKey];
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "pem" });
const range = (more: object) => hours({ config: [{ day: "MONDAY", start: "09:00", end: "17:00", ...more }] });

describe("the telephone of a starting instance", () => {
  it("is not needed, and nobody is available where nobody says so", () => {
    expect(readInstance({ ...SMALL, queues: ["Sales"] })).toMatchObject({
      hoursOfOperation: [],
      flows: [],
      phoneNumbers: [],
      securityKeys: [],
      queues: [{ name: "Sales", quickConnects: [], waiting: 0 }],
      routingProfiles: [
        { name: "Basic", queues: [] },
        { name: "Support", queues: [] },
      ],
      users: [{ login: "ann", status: "Offline" }],
    });
  });

  it("keeps the ids that deployed resources have", () => {
    const id = (digit: number) => `0d9be9d5-cd5f-4b9b-9f0c-0c1d0e6c7a0${digit}`;
    const instance = readInstance({
      id: INSTANCE_ID,
      hoursOfOperation: [{ name: "Office", id: id(1), timeZone: "UTC", config: [] }],
      queues: [{ name: "Sales", id: id(2), hoursOfOperation: "Office" }],
      routingProfiles: [{ name: "Basic", id: id(3), queues: ["Sales"] }],
      flows: [{ name: "Main", id: id(4), content: GOODBYE }],
      phoneNumbers: [{ number: "+61255501234", flow: "Main" }],
      securityProfiles: ["Agent"],
      users: [{ login: "ann", routingProfile: "Basic", securityProfiles: ["Agent"], status: "Available" }],
    });
    const service = connectService({ instance, region: "eu-west-2", account: "000000000001" });
    expect(service.exchange()).toMatchObject({
      hours: [{ arn: `${service.instanceArn}/operating-hours/${id(1)}` }],
      queues: [{ arn: `${service.instanceArn}/queue/${id(2)}`, hoursId: id(1), agents: ["ann"] }],
      flows: [{ arn: `${service.instanceArn}/contact-flow/${id(4)}` }],
      numbers: [{ flowId: id(4) }],
    });
    expect(service.snapshot()[0]?.routingProfile).toBe("Basic");
  });

  it.each(["Australia/Sydney", "UTC", "EST", "US/Pacific"])("is open in the time of %s", (timeZone) =>
    expect(broken(hours({ timeZone }))).toBe(""),
  );

  it.each<[string, object, string]>([
    ["a time zone that there is not", hours({ timeZone: "Australia/Atlantis" }), "hoursOfOperation[0].timeZone"],
    ["an offset for a time zone", hours({ timeZone: "+10:00" }), "hoursOfOperation[0].timeZone"],
    ["a 25th hour", range({ end: "25:00" }), "hoursOfOperation[0].config[0].end"],
    ["a time without its zero", range({ start: "9:00" }), "hoursOfOperation[0].config[0].start"],
    ["a day in short", range({ day: "Mon" }), "hoursOfOperation[0].config[0].day"],
    ["an unknown field", hours({ overrides: [] }), "hoursOfOperation[0]"],
    ["a queue that nobody may wait in", { queues: [{ name: "Sales", maxContacts: 0 }, "Support"] }, "queues[0].max"],
    ["fewer than no contacts", { queues: [{ name: "Sales", waiting: -1 }, "Support"] }, "queues[0].waiting"],
    ["an agent on a break", { users: [{ ...CENTRE.users[0], status: "Lunch" }] }, "users[0].status"],
    ["a flow that is not JSON", { flows: [{ name: "Main", content: "{" }] }, "flows[0].content"],
    ["a flow that is a list", { flows: [{ name: "Main", content: "[]" }] }, "flows[0].content"],
    ["a flow of an unknown type", { flows: [{ ...CENTRE.flows[0], type: "IVR" }] }, "flows[0].type"],
    ["a national number", { phoneNumbers: [{ number: "0255501234", flow: "Main" }] }, "phoneNumbers[0].number"],
    ["a certificate for a security key", securityKeys(CERTIFICATE), "securityKeys[0].key"],
    ["a security key of an elliptic curve", securityKeys(elliptic.toString()), "securityKeys[0].key"],
    ["half a security key", securityKeys(KEY.replace(/\n[^-]{40}/, "\n")), "securityKeys[0].key"],
    ["a longer security key", securityKeys(KEY.padEnd(1025, "\n")), "securityKeys[0].key"],
    ["three security keys", securityKeys(KEY, OTHER, THIRD), "securityKeys: "],
    ["a security key twice", securityKeys(KEY, KEY), "securityKeys[1].key: securityKeys[0] has it already"],
  ])("cannot have %s", (_, json, path) => {
    expect(broken(json)).toContain(`\n  ${path}`);
  });

  it("names what it refers to and does not have, or has twice", () => {
    const id = "0d9be9d5-cd5f-4b9b-9f0c-0c1d0e6c7a11";
    const [office, always] = CENTRE.hoursOfOperation;
    const [number] = CENTRE.phoneNumbers;
    const text = broken({
      hoursOfOperation: [office, always, office],
      queues: [{ name: "Sales", hoursOfOperation: "Night", id }, "Support", { name: "Third", id }],
      routingProfiles: [{ name: "Basic", queues: ["Sales", "Nowhere", "Sales"] }, "Support", "Email only"],
      flows: [...CENTRE.flows, { name: "Hold", content: GOODBYE }],
      phoneNumbers: [number, { ...number, flow: "Nothing" }],
    });
    for (const line of [
      "hoursOfOperation[2]: Office is there twice",
      "queues[0].hoursOfOperation: there are no hours of operation Night",
      "queues[2].id: queues[0] has it already",
      "routingProfiles[0].queues[1]: there is no queue Nowhere",
      "routingProfiles[0].queues[2]: Sales is there twice",
      "flows[2]: Hold is there twice",
      "phoneNumbers[1]: +61255501234 is there twice",
      "phoneNumbers[1].flow: there is no flow Nothing",
    ])
      expect(text).toContain(`\n  ${line}`);
  });
});
