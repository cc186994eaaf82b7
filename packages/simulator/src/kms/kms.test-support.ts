import * as KMS from "@aws-sdk/client-kms";
import { onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import type { FaultPlan } from "../faults/plan.ts";
import type { Statement } from "../iam/policy.ts";

export const place = { account: "123456789012", region: "eu-west-2" };
const roleArn = "arn:aws:iam::123456789012:role/verify";
const arnOf = (id: string) => `arn:aws:kms:eu-west-2:123456789012:key/${id}`;
export const SECRETS = arnOf("1234abcd-12ab-34cd-56ef-1234567890ab");
export const OTHERS = arnOf("1234abcd-12ab-34cd-56ef-1234567890ac");
export const PINS = arnOf("1234abcd-12ab-34cd-56ef-1234567890ad");
/** Of SECRETS. */
export const ALIAS = "alias/secrets";
/** The ARN of a key that is not there. */
export const NOWHERE = arnOf("1234abcd-12ab-34cd-56ef-1234567890ae");
export const SECRET = "the secret of the test";
export const CONTEXT = { purpose: "keyed-input", stage: "test" };

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (found: Uint8Array | undefined): string => new TextDecoder().decode(found);

/** A cloud with two symmetric keys and one for MACs, and a role with `statements`. */
export async function start(statements: Statement[] = [], faults?: FaultPlan) {
  const cloud = await openCloud({
    ...place,
    port: 0,
    keys: [
      { arn: SECRETS, aliases: [ALIAS] },
      { arn: OTHERS, spec: "SYMMETRIC_DEFAULT" },
      { arn: PINS, spec: "HMAC_256" },
    ],
    roles: [{ arn: roleArn, policies: [{ Statement: statements }] }],
    ...(faults ? { faults } : {}),
  });
  onTestFinished(() => cloud.close());
  const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const client = new KMS.KMSClient({ region: place.region, endpoint: cloud.endpoint, credentials, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    return callsOf(client);
  };
  return { cloud, clientOf, role: () => clientOf(cloud.credentialsOf(roleArn)), ...clientOf(cloud.credentials) };
}

const callsOf = (client: KMS.KMSClient) => ({
  encrypt: (input: Partial<KMS.EncryptCommandInput> = {}) =>
    client.send(new KMS.EncryptCommand({ KeyId: SECRETS, Plaintext: bytes(SECRET), ...input })),
  decrypt: (input: KMS.DecryptCommandInput) => client.send(new KMS.DecryptCommand(input)),
  generateMac: (input: Partial<KMS.GenerateMacCommandInput> = {}) =>
    client.send(
      new KMS.GenerateMacCommand({ KeyId: PINS, Message: bytes(SECRET), MacAlgorithm: "HMAC_SHA_256", ...input }),
    ),
  verifyMac: (Mac: Uint8Array | undefined, input: Partial<KMS.VerifyMacCommandInput> = {}) =>
    client.send(
      new KMS.VerifyMacCommand({ KeyId: PINS, Message: bytes(SECRET), MacAlgorithm: "HMAC_SHA_256", Mac, ...input }),
    ),
  describeKey: (KeyId: string) => client.send(new KMS.DescribeKeyCommand({ KeyId })),
});

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (caught) => caught,
  );
  return { code: error?.name, status: error?.$metadata?.httpStatusCode, message: error?.message };
}
