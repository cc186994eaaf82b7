import * as KMS from "@aws-sdk/client-kms";
import { describe, expect, it } from "vitest";
import { bytes, NOWHERE, refusalOf, SECRET, SECRETS, start } from "./kms.test-support.ts";

describe("a MAC", () => {
  it("is the same for the same message, in every cloud", async () => {
    const [one, other] = [await start(), await start()];
    const { Mac, ...made } = await one.generateMac();
    expect(Mac).toHaveLength(32);
    expect(made).toMatchObject({ KeyId: expect.stringContaining(":key/"), MacAlgorithm: "HMAC_SHA_256" });
    expect((await other.generateMac()).Mac).toEqual(Mac);
    expect((await one.generateMac({ Message: bytes(`${SECRET}.`) })).Mac).not.toEqual(Mac);
  });

  it("is verified with its own message only", async () => {
    const { generateMac, verifyMac } = await start();
    const { Mac = bytes("") } = await generateMac();
    expect(await verifyMac(Mac)).toMatchObject({ MacValid: true, MacAlgorithm: "HMAC_SHA_256" });
    const flipped = Uint8Array.from(Mac, (byte, at) => (at === 0 ? byte ^ 1 : byte));
    for (const wrong of [verifyMac(Mac, { Message: bytes("another") }), verifyMac(flipped), verifyMac(Mac.slice(1))]) {
      const caught = await wrong.catch((error) => error);
      expect(caught).toBeInstanceOf(KMS.KMSInvalidMacException);
      expect(caught.$metadata.httpStatusCode).toBe(400);
    }
  });

  it("is of a message of 1 to 4,096 bytes", async () => {
    const { generateMac, verifyMac } = await start();
    expect((await generateMac({ Message: new Uint8Array(4_096) })).Mac).toHaveLength(32);
    const lengths = [0, 4_097].map((length) => ({ Message: new Uint8Array(length) }));
    for (const call of [...lengths.map(generateMac), verifyMac(bytes("")), verifyMac(new Uint8Array(6_145))])
      expect(await refusalOf(call)).toMatchObject({ code: "ValidationException", status: 400 });
  });

  it("is of a key, and by an algorithm, for MACs", async () => {
    const { generateMac, verifyMac } = await start();
    expect(await refusalOf(generateMac({ KeyId: SECRETS }))).toMatchObject({
      code: "InvalidKeyUsageException",
      message: `${SECRETS} key usage is ENCRYPT_DECRYPT which is not valid for GenerateMac.`,
    });
    expect(await refusalOf(verifyMac(bytes("x"), { MacAlgorithm: "HMAC_SHA_512" }))).toMatchObject({
      code: "InvalidKeyUsageException",
    });
    expect(await refusalOf(generateMac({ MacAlgorithm: "HMAC_MD5" as "HMAC_SHA_256" }))).toMatchObject({
      code: "ValidationException",
    });
    expect(await refusalOf(generateMac({ KeyId: NOWHERE }))).toMatchObject({ code: "NotFoundException" });
  });

  it("is compared in a dry run too", async () => {
    const { generateMac, verifyMac } = await start();
    const { Mac } = await generateMac();
    expect(await refusalOf(verifyMac(Mac, { DryRun: true }))).toMatchObject({ code: "DryRunOperationException" });
    expect(await refusalOf(verifyMac(bytes("x"), { DryRun: true }))).toMatchObject({ code: "KMSInvalidMacException" });
  });
});
