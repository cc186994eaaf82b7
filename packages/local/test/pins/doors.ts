import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { ENTRY_KEY_CONTEXT } from "@frontdesk/core/pins/entry-key-context.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { encryptUnder } from "@frontdesk/simulator/kms/ciphertext.ts";
import { encryptInput } from "@frontdesk/simulator/phone/encryption/encrypt-input.ts";
import { onTestFinished } from "vitest";
import { clientsOf } from "../../src/cloud/clients.ts";
import { bundle } from "../../src/synth/bundles.ts";
import { BUNDLES, ROOT } from "../../src/synth/place.ts";
import { bundlingOf } from "../desk.ts";
import { LINE, PLACE, PRIYA } from "./pins.ts";

const FILES = { OneTimePin: "one-time-pin", VerifyPin: "verify" };
type Name = keyof typeof FILES;
const NAMES = Object.keys(FILES) as Name[];
const SECURITY_KEY = "0a1b2c3d-0000-4000-8000-00000000abcd";
const arn = (service: string, resource: string) => `arn:aws:${service}:${PLACE.region}:${PLACE.account}:${resource}`;
const MAC_KEY = arn("kms", "key/pins");
const ENTRY_KEY = arn("kms", "key/entries");
const roleOf = (name: Name) => `arn:aws:iam::${PLACE.account}:role/${name}`;
const allow = (Resource: string, ...Action: string[]) => ({ Effect: "Allow" as const, Action, Resource });

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

/** Both functions as they are deployed, each in a process and a role of its own; `sns` is the endpoint of another SNS. */
export async function openDoors({ sns, mayPublish = true }: { sns?: string; mayPublish?: boolean } = {}) {
  const entries = NAMES.map((id) => ({ id, file: `packages/functions/src/pins/${FILES[id]}.ts` }));
  const { directory, errors } = await bundle(entries, {
    root: ROOT,
    folder: BUNDLES,
    bundling: bundlingOf("VerifyPin"),
  });
  if (errors.length) throw new Error(errors.join("\n"));
  const printed: string[] = [];
  const encrypted = encryptUnder(ENTRY_KEY, Buffer.from(privateKey), ENTRY_KEY_CONTEXT);
  const environment = {
    ...{ POWERTOOLS_SERVICE_NAME: "pins", POWERTOOLS_METRICS_NAMESPACE: "frontdesk/test" },
    ...{ CALLERS: "callers", PINS: "pins", PIN_KEY: MAC_KEY, PIN_LENGTH: "6", PIN_LIFE_SECONDS: "300" },
    ...{ PIN_TRIES: "3", PIN_SENDS_PER_NUMBER: "5", PIN_SENDS_PER_LINE: "60", SECURITY_KEY },
    ENTRY_KEY: Buffer.from(encrypted).toString("base64"),
    ...(sns && { AWS_ENDPOINT_URL_SNS: sns }),
  };
  const ownGrants = {
    OneTimePin: [
      allow(arn("dynamodb", "table/callers"), "dynamodb:GetItem"),
      ...(mayPublish ? [allow("*", "sns:Publish")] : []),
    ],
    VerifyPin: [allow(ENTRY_KEY, "kms:Decrypt")],
  };
  const cloud = await openCloud({
    ...{ ...PLACE, port: 0, log: (name, line) => printed.push(`${name}: ${line}`) },
    tables: [
      { name: "callers", attributes: { phonenumber: "S" }, hashKey: "phonenumber" },
      { name: "pins", attributes: { pk: "S" }, hashKey: "pk", ttl: "expiresAt" },
    ],
    keys: [{ arn: MAC_KEY, spec: "HMAC_256" }, { arn: ENTRY_KEY }],
    roles: NAMES.map((name) => ({
      arn: roleOf(name),
      policies: [
        {
          Statement: [
            allow(arn("dynamodb", "table/pins"), "dynamodb:GetItem", "dynamodb:UpdateItem"),
            allow(MAC_KEY, "kms:GenerateMac"),
            ...ownGrants[name],
          ],
        },
      ],
    })),
    functions: NAMES.map((name) => ({
      ...{ name, arn: arn("lambda", `function:${name}`), environment, roleArn: roleOf(name) },
      ...{ bundle: `${directory}/${name}/bundle.mjs`, handler: "handler", timeout: 8, memory: 512 },
    })),
  });
  const { dynamo: client, lambda } = clientsOf({ cloud, graph: PLACE });
  onTestFinished(async () => {
    client.destroy();
    lambda.destroy();
    await cloud.close();
  });
  const name = { firstname: "Priya", lastname: "Shah" };
  const rights = { operator: false, administrator: true };
  await dynamoCallers({ client, table: "callers" }).put({ phonenumber: PRIYA, ...name, ...rights });

  /** Invokes a function as a flow does in a call of Priya's. */
  async function invoke(FunctionName: Name, Parameters: Record<string, string>): Promise<Record<string, unknown>> {
    const endpoint = (Address: string) => ({ Address, Type: "TELEPHONE_NUMBER" });
    const ContactData = { ContactId: "call", CustomerEndpoint: endpoint(PRIYA), SystemEndpoint: endpoint(LINE) };
    const Payload = Buffer.from(JSON.stringify({ Details: { ContactData, Parameters }, Name: "ContactFlowEvent" }));
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
    return JSON.parse(answer.Payload?.transformToString() ?? "");
  }
  return {
    cloud,
    printed,
    asksForPin: (after = 0) => invoke("OneTimePin", { after: String(after) }),
    /** Keys this in, as Connect encrypts it. */
    keys: async (keyed: string) =>
      invoke("VerifyPin", { pin: await encryptInput(keyed, createPublicKey(publicKey), SECURITY_KEY) }),
    /** What Connect stores, where it does not encrypt it. */
    stores: (pin: string) => invoke("VerifyPin", { pin }),
    /** The entries of the log that have a code. */
    codes: () => printed.flatMap((line) => /"code":"(\w+)"/.exec(line)?.[1] ?? []),
  };
}
