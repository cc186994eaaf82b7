import { inspect } from "node:util";
import { EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { kmsServicePassword } from "@frontdesk/core/directory/service-password.ts";
import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import { type CloudConfig, openCloud } from "@frontdesk/simulator/cloud.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { failureOf } from "./domain.ts";
import { SERVICE_PASSWORD } from "./fixtures.ts";

const PLACE = { account: "123456789012", region: "us-east-1" };
const KEY = `arn:aws:kms:${PLACE.region}:${PLACE.account}:key/directory`;
const NOBODY = `arn:aws:iam::${PLACE.account}:role/nobody`;

async function openKms(config: Partial<CloudConfig> = {}) {
  const roles = [{ arn: NOBODY, policies: [] }];
  const cloud = await openCloud({ ...PLACE, port: 0, keys: [{ arn: KEY }], roles, ...config });
  onTestFinished(() => cloud.close());
  const own = { endpoint: cloud.endpoint, region: PLACE.region, credentials: cloud.credentials, maxAttempts: 1 };
  const client = new KMSClient(own);
  const encrypted = async (EncryptionContext: Record<string, string> = SERVICE_PASSWORD_CONTEXT) => {
    const Plaintext = Buffer.from(SERVICE_PASSWORD);
    const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: KEY, Plaintext, EncryptionContext }));
    return Buffer.from(CiphertextBlob ?? []).toString("base64");
  };
  const decryptions = () => cloud.journal.find({ service: "kms", operation: "Decrypt" }).length;
  return {
    cloud,
    client,
    encrypted,
    decryptions,
    denied: new KMSClient({ ...own, credentials: cloud.credentialsOf(NOBODY) }),
  };
}

describe("the service account's password", () => {
  it("is decrypted once, and then kept", async () => {
    const { client, encrypted, decryptions } = await openKms();
    const password = kmsServicePassword({ client, encrypted: await encrypted() });
    expect(await Promise.all([password(), password()])).toEqual([SERVICE_PASSWORD, SERVICE_PASSWORD]);
    expect(await password()).toBe(SERVICE_PASSWORD);
    expect(decryptions()).toBe(1);
  });

  it("is none where none is set, for which KMS is not asked", async () => {
    const { client, decryptions } = await openKms();
    const failure = await failureOf(kmsServicePassword({ client, encrypted: "" })());
    expect(failure).toMatchObject({ kind: "unable", code: "NoDirectoryPassword" });
    expect(decryptions()).toBe(0);
  });

  it("is not had from what was encrypted for something else, nor from what is no ciphertext, nor without a right", async () => {
    const { client, denied, encrypted } = await openKms();
    const ways = [
      { client, encrypted: await encrypted({ purpose: "something else" }) },
      { client, encrypted: "bm8gY2lwaGVydGV4dA==" },
      { client: denied, encrypted: await encrypted() },
    ];
    for (const way of ways) {
      const failure = await failureOf(kmsServicePassword(way)());
      expect(failure).toMatchObject({ kind: "unable", code: "PasswordUndecryptable" });
      expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain(way.encrypted);
    }
  });

  it("is asked for again after a fault of the moment", async () => {
    const faults = {
      seed: 1,
      calls: [{ service: "kms", operation: "Decrypt", what: "error before", probability: 1 } as const],
    };
    const { cloud, client, encrypted } = await openKms({ faults });
    const password = kmsServicePassword({ client, encrypted: await encrypted() });
    expect(await failureOf(password())).toMatchObject({ kind: "unavailable", code: "KeyServiceDown" });
    cloud.calm();
    expect(await password()).toBe(SERVICE_PASSWORD);
  });
});
