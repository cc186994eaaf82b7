import * as KMS from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { encryptUnder } from "./ciphertext.ts";
import {
  bytes,
  CONTEXT,
  NOWHERE,
  OTHERS,
  PINS,
  place,
  refusalOf,
  SECRET,
  SECRETS,
  start,
  textOf,
} from "./kms.test-support.ts";
import { kmsService } from "./kms-service.ts";

describe("a ciphertext", () => {
  it("is opened with its own encryption context, whatever the order of its pairs", async () => {
    const { encrypt, decrypt } = await start();
    const { CiphertextBlob, ...made } = await encrypt({ EncryptionContext: CONTEXT });
    expect(made).toMatchObject({ KeyId: SECRETS, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
    expect(textOf(CiphertextBlob)).not.toContain(SECRET);
    const EncryptionContext = Object.fromEntries(Object.entries(CONTEXT).reverse());
    const { Plaintext, ...opened } = await decrypt({ CiphertextBlob, EncryptionContext });
    expect(textOf(Plaintext)).toBe(SECRET);
    expect(opened).toMatchObject({ KeyId: SECRETS, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
  });

  it("differs each time", async () => {
    const { encrypt } = await start();
    const [one, other] = [await encrypt(), await encrypt()];
    expect(Buffer.compare(one.CiphertextBlob ?? bytes(""), other.CiphertextBlob ?? bytes(""))).not.toBe(0);
  });

  it("that another process made under the key's ARN is opened", async () => {
    const { decrypt } = await start();
    const CiphertextBlob = encryptUnder(SECRETS, bytes(SECRET), CONTEXT);
    const { Plaintext } = await decrypt({ CiphertextBlob, EncryptionContext: CONTEXT, KeyId: SECRETS });
    expect(textOf(Plaintext)).toBe(SECRET);
  });

  it("is opened under its key's id too", async () => {
    const { encrypt, decrypt } = await start();
    const KeyId = SECRETS.replace(/.*\//, "");
    const { CiphertextBlob } = await encrypt({ KeyId });
    expect(textOf((await decrypt({ CiphertextBlob, KeyId })).Plaintext)).toBe(SECRET);
  });

  it.each<[string, Record<string, string> | undefined]>([
    ["none", undefined],
    ["less", { purpose: "keyed-input" }],
    ["more", { ...CONTEXT, more: "1" }],
    ["another value", { ...CONTEXT, stage: "Test" }],
    ["a key in another case", { Purpose: "keyed-input", stage: "test" }],
  ])("is not opened with %s of its encryption context", async (_, EncryptionContext) => {
    const { decrypt } = await start();
    const CiphertextBlob = encryptUnder(SECRETS, bytes(SECRET), CONTEXT);
    const caught = await decrypt({ CiphertextBlob, EncryptionContext }).catch((error) => error);
    expect(caught).toBeInstanceOf(KMS.InvalidCiphertextException);
    expect(caught.$metadata.httpStatusCode).toBe(400);
  });

  it("is not opened where a bit of it, or its end, is another", async () => {
    const { decrypt } = await start();
    const whole = encryptUnder(SECRETS, bytes(SECRET), {});
    const flipped = Uint8Array.from(whole, (byte, at) => (at === whole.length - 1 ? byte ^ 1 : byte));
    for (const CiphertextBlob of [flipped, whole.slice(0, -1), whole.slice(0, 20), bytes("nonsense")])
      expect(await refusalOf(decrypt({ CiphertextBlob }))).toMatchObject({ code: "InvalidCiphertextException" });
  });

  it("is not opened under another key", async () => {
    const { decrypt } = await start();
    const CiphertextBlob = encryptUnder(SECRETS, bytes(SECRET), {});
    expect(await refusalOf(decrypt({ CiphertextBlob, KeyId: OTHERS }))).toMatchObject({
      code: "IncorrectKeyException",
      status: 400,
    });
  });

  it("does not give away whether its key is there", async () => {
    const { decrypt } = await start();
    const CiphertextBlob = encryptUnder(NOWHERE, bytes(SECRET), {});
    expect(await refusalOf(decrypt({ CiphertextBlob }))).toMatchObject({
      code: "AccessDeniedException",
      status: 400,
      message: expect.stringContaining("customer master key that does not exist"),
    });
  });
});

describe("what is asked of encryption", () => {
  it("has a plaintext of 1 to 4,096 bytes", async () => {
    const { encrypt, decrypt } = await start();
    const { CiphertextBlob } = await encrypt({ Plaintext: new Uint8Array(4_096) });
    expect((await decrypt({ CiphertextBlob })).Plaintext).toHaveLength(4_096);
    for (const length of [0, 4_097])
      expect(await refusalOf(encrypt({ Plaintext: new Uint8Array(length) }))).toMatchObject({
        code: "ValidationException",
        status: 400,
        message: expect.stringContaining("'plaintext'"),
      });
  });

  it("has a ciphertext of 1 to 6,144 bytes", async () => {
    const { decrypt } = await start();
    for (const CiphertextBlob of [undefined, new Uint8Array(0), new Uint8Array(6_145)])
      expect(await refusalOf(decrypt({ CiphertextBlob }))).toMatchObject({ code: "ValidationException" });
    expect(await refusalOf(decrypt({ CiphertextBlob: new Uint8Array(6_144) }))).toMatchObject({
      code: "InvalidCiphertextException",
    });
  });

  it("names a key that is there", async () => {
    const { encrypt, describeKey } = await start();
    expect(await refusalOf(encrypt({ KeyId: NOWHERE }))).toMatchObject({
      code: "NotFoundException",
      message: `Key '${NOWHERE}' does not exist`,
    });
    expect(await refusalOf(describeKey("not-there"))).toMatchObject({ code: "NotFoundException" });
  });

  it("names a key, and an algorithm, that encrypt", async () => {
    const { encrypt } = await start();
    expect(await refusalOf(encrypt({ KeyId: PINS }))).toEqual({
      code: "InvalidKeyUsageException",
      status: 400,
      message: `${PINS} key usage is GENERATE_VERIFY_MAC which is not valid for Encrypt.`,
    });
    expect(await refusalOf(encrypt({ EncryptionAlgorithm: "RSAES_OAEP_SHA_256" }))).toMatchObject({
      code: "InvalidKeyUsageException",
    });
    expect(await refusalOf(encrypt({ EncryptionAlgorithm: "ROT13" as "SM2PKE" }))).toMatchObject({
      code: "ValidationException",
    });
  });

  it("does nothing in a dry run, and says whether it could", async () => {
    const { decrypt } = await start();
    const CiphertextBlob = encryptUnder(SECRETS, bytes(SECRET), CONTEXT);
    expect(await refusalOf(decrypt({ CiphertextBlob, EncryptionContext: CONTEXT, DryRun: true }))).toMatchObject({
      code: "DryRunOperationException",
      status: 412,
    });
    expect(await refusalOf(decrypt({ CiphertextBlob, DryRun: true }))).toMatchObject({
      code: "InvalidCiphertextException",
    });
  });

  it("is not simulated with grants", async () => {
    const { encrypt } = await start();
    expect(await refusalOf(encrypt({ GrantTokens: ["a"] }))).toMatchObject({ code: "NotImplemented", status: 501 });
  });
});

describe("a key", () => {
  it("can be described", async () => {
    const { describeKey } = await start();
    expect((await describeKey(SECRETS)).KeyMetadata).toMatchObject({
      Arn: SECRETS,
      KeySpec: "SYMMETRIC_DEFAULT",
      KeyUsage: "ENCRYPT_DECRYPT",
      EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
    });
    const { KeyMetadata } = await describeKey(PINS);
    expect(KeyMetadata).toMatchObject({ Enabled: true, KeySpec: "HMAC_256", MacAlgorithms: ["HMAC_SHA_256"] });
    expect(KeyMetadata).not.toHaveProperty("EncryptionAlgorithms");
  });

  it.each([
    ["of another region", [{ arn: SECRETS.replace("eu-west-2", "us-east-1") }], "its ARN begins with"],
    ["there twice", [{ arn: SECRETS }, { arn: SECRETS }], "is there twice"],
    [
      "of another use than its spec's",
      [{ arn: SECRETS, usage: "GENERATE_VERIFY_MAC" as const }],
      "for ENCRYPT_DECRYPT only",
    ],
  ])("cannot be %s", (_, keys, why) => expect(() => kmsService({ ...place, keys })).toThrow(why));

  it.each(["RSA_2048", "HMAC_512", "toString"])("cannot be one of %s, with or without a usage", (name) => {
    const spec = name as "HMAC_256";
    for (const key of [{ spec }, { spec, usage: "ENCRYPT_DECRYPT" as const }])
      expect(() => kmsService({ ...place, keys: [{ arn: SECRETS, ...key }] })).toThrow(
        `The key ${SECRETS}: one of ${name} is not simulated.`,
      );
  });
});
