import { describe, expect, it } from "vitest";
import type { Statement } from "../iam/policy.ts";
import { encryptUnder } from "./ciphertext.ts";
import { bytes, CONTEXT, OTHERS, PINS, refusalOf, SECRET, SECRETS, start, textOf } from "./kms.test-support.ts";

const allow = (Action: string | string[], Condition?: Statement["Condition"]): Statement => ({
  Effect: "Allow",
  Action,
  Resource: SECRETS,
  ...(Condition ? { Condition } : {}),
});
const CiphertextBlob = encryptUnder(SECRETS, bytes(SECRET), CONTEXT);
const right = { CiphertextBlob, EncryptionContext: CONTEXT };
const KEYS = "kms:EncryptionContextKeys";

describe("who uses a key", () => {
  it("must be allowed the operation on the key", async () => {
    const { role } = await start([allow("kms:Decrypt")]);
    expect(textOf((await role().decrypt(right)).Plaintext)).toBe(SECRET);
    const user = "arn:aws:sts::123456789012:assumed-role/verify/session";
    expect(await refusalOf(role().encrypt())).toEqual({
      code: "AccessDeniedException",
      status: 400,
      message: `User: ${user} is not authorized to perform: kms:Encrypt on resource: ${SECRETS} because no identity-based policy allows the kms:Encrypt action`,
    });
    const others = { CiphertextBlob: encryptUnder(OTHERS, bytes(SECRET), {}) };
    for (const call of [
      role().decrypt(others),
      role().generateMac(),
      role().verifyMac(bytes("x")),
      role().describeKey(SECRETS),
    ])
      expect(await refusalOf(call)).toMatchObject({ code: "AccessDeniedException" });
  });

  it.each<[string, Statement["Condition"], boolean]>([
    ["the context's value", { StringEquals: { "kms:EncryptionContext:purpose": "keyed-input" } }, true],
    [
      "the context's value, with the key in another case",
      { StringEquals: { "KMS:encryptioncontext:Purpose": "keyed-input" } },
      true,
    ],
    ["another value", { StringEquals: { "kms:EncryptionContext:purpose": "mail" } }, false],
    ["a value that the context has not", { StringEquals: { "kms:EncryptionContext:other": "x" } }, false],
    ["any of the context's keys", { "ForAnyValue:StringEquals": { [KEYS]: ["purpose", "other"] } }, true],
    ["any of other keys", { "ForAnyValue:StringEquals": { [KEYS]: ["other"] } }, false],
    ["all of the context's keys", { "ForAllValues:StringEquals": { [KEYS]: ["purpose", "stage"] } }, true],
    ["only one of the context's keys", { "ForAllValues:StringEquals": { [KEYS]: ["purpose"] } }, false],
    ["the algorithm", { StringEquals: { "kms:EncryptionAlgorithm": "SYMMETRIC_DEFAULT" } }, true],
    ["another service that calls", { StringEquals: { "kms:ViaService": "sqs.eu-west-2.amazonaws.com" } }, false],
  ])("may be held to %s", async (_, condition, isAllowed) => {
    const { role } = await start([allow("kms:*", condition)]);
    const outcome = role()
      .decrypt(right)
      .then(({ Plaintext }) => textOf(Plaintext));
    if (isAllowed) expect(await outcome).toBe(SECRET);
    else
      expect(await refusalOf(outcome)).toMatchObject({
        code: "AccessDeniedException",
        message: expect.not.stringContaining("does not evaluate"),
      });
  });

  it("without an encryption context meets a condition on it only where that asks for all of none", async () => {
    const one = await start([
      allow("kms:Encrypt", { StringEquals: { "kms:EncryptionContext:purpose": "keyed-input" } }),
    ]);
    expect(await refusalOf(one.role().encrypt())).toMatchObject({ code: "AccessDeniedException" });
    const all = await start([allow("kms:Encrypt", { "ForAllValues:StringEquals": { [KEYS]: ["purpose"] } })]);
    expect((await all.role().encrypt()).KeyId).toBe(SECRETS);
  });

  it("may be held to the MAC's algorithm", async () => {
    const held = { StringEquals: { "kms:MacAlgorithm": "HMAC_SHA_256" } };
    const { role } = await start([{ ...allow("kms:GenerateMac", held), Resource: PINS }]);
    expect((await role().generateMac()).KeyId).toBe(PINS);
    expect(await refusalOf(role().generateMac({ MacAlgorithm: "HMAC_SHA_512" }))).toMatchObject({
      code: "AccessDeniedException",
    });
  });

  it("must be known", async () => {
    const { clientOf } = await start();
    const stranger = clientOf({ accessKeyId: "ASIASTRANGER", secretAccessKey: "s" });
    expect(await refusalOf(stranger.encrypt())).toMatchObject({ code: "UnrecognizedClientException", status: 400 });
  });
});

describe("the journal", () => {
  it("has no secret, and what was needed", async () => {
    const { cloud, encrypt, decrypt, generateMac, verifyMac } = await start();
    const { CiphertextBlob: made = bytes("") } = await encrypt({ EncryptionContext: CONTEXT });
    await decrypt({ CiphertextBlob: made, EncryptionContext: CONTEXT });
    const { Mac = bytes("") } = await generateMac();
    await verifyMac(Mac);
    const written = JSON.stringify(cloud.journal.entries());
    for (const secret of [bytes(SECRET), made, Mac]) {
      expect(written).not.toContain(Buffer.from(secret).toString("base64"));
      expect(written).not.toContain(JSON.stringify([...secret]).slice(1, -1));
    }
    expect(written).not.toContain(SECRET);
    expect(cloud.journal.find({ service: "kms" })).toMatchObject([
      { operation: "Encrypt", input: { Plaintext: "***" }, needs: [{ action: "kms:Encrypt", resources: [SECRETS] }] },
      {
        operation: "Decrypt",
        input: { CiphertextBlob: "***" },
        needs: [{ action: "kms:Decrypt", resources: [SECRETS] }],
      },
      { operation: "GenerateMac", input: { Message: "***" }, needs: [{ resources: [PINS] }] },
      { operation: "VerifyMac", input: { Message: "***", Mac: "***" }, needs: [{ resources: [PINS] }] },
    ]);
  });
});

describe("KMS under a fault plan", () => {
  it.each([
    ["throttle" as const, "ThrottlingException", 400],
    ["error before" as const, "KMSInternalException", 500],
  ])("answers %s with its own code", async (what, code, status) => {
    const calls = [{ service: "kms", operation: "GenerateMac", what, probability: 1 }];
    const { generateMac } = await start([], { seed: 1, calls });
    expect(await refusalOf(generateMac())).toMatchObject({ code, status });
  });
});
