import { InvokeCommand } from "@aws-sdk/client-lambda";
import type { Caller } from "@frontdesk/core/callers/caller.ts";
import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import { onTestFinished } from "vitest";
import { clientsOf } from "../../src/cloud/clients.ts";
import { bundle } from "../../src/synth/bundles.ts";
import { BUNDLES, ROOT } from "../../src/synth/place.ts";
import { bundlingOf } from "../desk.ts";
import { EMERGENCIES, PLACE, RULES } from "./emergency-board.ts";

const NAMES = ["CheckEmergency", "UpdateEmergency"] as const;
const HANDLERS = { CheckEmergency: "check", UpdateEmergency: "update" };
const tableArn = (name: string) => `arn:aws:dynamodb:${PLACE.region}:${PLACE.account}:table/${name}`;
const allow = (Resource: string, ...Action: string[]) => ({ Effect: "Allow" as const, Action, Resource });

export const PRIYA: Caller = {
  ...{ phonenumber: "+61491570156", firstname: "Priya", lastname: "Shah", operator: false, administrator: true },
};
export const MARCO: Caller = { ...PRIYA, phonenumber: "+61255500123", firstname: "Marco", lastname: "Reyes" };
export const OLIVER: Caller = { ...PRIYA, phonenumber: "+61491570006", firstname: "Oliver", administrator: false };

/** Both functions as they are deployed, each in a process and a role of its own that may do no more than it needs. */
export async function openDoors({ faults }: { faults?: FaultPlan } = {}) {
  const entries = NAMES.map((id) => ({ id, file: `packages/functions/src/emergency/${HANDLERS[id]}.ts` }));
  const { directory, errors } = await bundle(entries, {
    root: ROOT,
    folder: BUNDLES,
    bundling: bundlingOf("CheckEmergency"),
  });
  if (errors.length) throw new Error(errors.join("\n"));
  const printed: string[] = [];
  const environment = {
    ...{ POWERTOOLS_SERVICE_NAME: "emergency", POWERTOOLS_METRICS_NAMESPACE: "frontdesk/test" },
    ...{ EMERGENCIES: EMERGENCIES.name, CALLERS: "callers", PINS: "pins", LOCATIONS: JSON.stringify(RULES.locations) },
    ...{ EMERGENCY_TYPES: JSON.stringify(RULES.types), MOST_HOURS: String(RULES.mostHours) },
  };
  const writes = { CheckEmergency: [], UpdateEmergency: ["dynamodb:PutItem"] };
  const cloud = await openCloud({
    ...{ ...PLACE, port: 0, ...(faults ? { faults } : {}) },
    tables: [
      EMERGENCIES,
      { name: "callers", attributes: { phonenumber: "S" }, hashKey: "phonenumber" },
      { name: "pins", attributes: { pk: "S" }, hashKey: "pk", ttl: "expiresAt" },
    ],
    roles: NAMES.map((name) => ({
      arn: `arn:aws:iam::${PLACE.account}:role/${name}`,
      policies: [
        {
          Statement: [
            allow(tableArn("callers"), "dynamodb:GetItem"),
            allow(tableArn("pins"), "dynamodb:GetItem"),
            allow(tableArn(EMERGENCIES.name), "dynamodb:Query", ...writes[name]),
          ],
        },
      ],
    })),
    functions: NAMES.map((name) => ({
      ...{ name, arn: `arn:aws:lambda:${PLACE.region}:${PLACE.account}:function:${name}`, environment },
      ...{ bundle: `${directory}/${name}/bundle.mjs`, handler: "handler", timeout: 8, memory: 512 },
      roleArn: `arn:aws:iam::${PLACE.account}:role/${name}`,
    })),
    log: (name, line) => printed.push(`${name}: ${line}`),
  });
  const { dynamo: client, lambda } = clientsOf({ cloud, graph: PLACE });
  onTestFinished(async () => {
    client.destroy();
    lambda.destroy();
    await cloud.close();
  });
  const callers = dynamoCallers({ client, table: "callers" });
  const pins = dynamoPins({ client, table: "pins", clock });
  for (const caller of [PRIYA, MARCO, OLIVER]) await callers.put(caller);

  /** Invokes a function as a flow does in the contact "call"; `from` is whose telephone. */
  const invoke = (name: (typeof NAMES)[number]) => async (from: Caller | undefined, Parameters: object) => {
    const endpoint = from && { Address: from.phonenumber, Type: "TELEPHONE_NUMBER" };
    const ContactData = { ContactId: "call", ...(endpoint && { CustomerEndpoint: endpoint }) };
    const Payload = Buffer.from(JSON.stringify({ Details: { ContactData, Parameters }, Name: "ContactFlowEvent" }));
    const answer = await lambda.send(new InvokeCommand({ FunctionName: name, Payload }));
    return JSON.parse(answer.Payload?.transformToString() ?? "");
  };
  return {
    cloud,
    printed,
    callers,
    board: dynamoBoard({ client, table: EMERGENCIES.name }),
    check: invoke("CheckEmergency"),
    update: invoke("UpdateEmergency"),
    /** The contact "call" proves by a PIN that it is this caller's. */
    async prove({ phonenumber: number }: Caller) {
      const pin = { number, send: 1, mac: new Uint8Array([1]), validUntil: clock.now() + 60_000 };
      await pins.put("call", pin);
      await pins.use("call", pin, "entry");
    },
  };
}
