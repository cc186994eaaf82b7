import { createPublicKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { encryptInput } from "./encrypt-input.ts";
import { newKeys, opened } from "./encryption.test-support.ts";

const { privateKey, publicKey } = newKeys();
const key = createPublicKey(publicKey);

describe("encrypted input", () => {
  it.each(["471100", "1", "*2#", ""])("of %j is opened with the private key", async (keyed) => {
    expect((await opened(await encryptInput(keyed, key, "pins"), "pins", privateKey)).text).toBe(keyed);
  });

  it("is a message as Connect makes it: the first version, its suite and provider, no context but the signature's key", async () => {
    const message = await encryptInput("471100", key, "pins");
    expect(message).toMatch(/^AYAD.{23}AXwABABVhd3MtY3J5cHRvLXB1YmxpYy1rZXk/);
    const { header } = await opened(message, "pins", privateKey);
    expect(header).toMatchObject({ version: 1, suiteId: 0x0378 });
    expect(Object.keys(header.encryptionContext)).toEqual(["aws-crypto-public-key"]);
    expect(header.encryptedDataKeys).toMatchObject([{ providerId: "AmazonConnect", providerInfo: "pins" }]);
  });

  it("is another one each time", async () => {
    const made = await Promise.all(["471100", "471100"].map((keyed) => encryptInput(keyed, key, "pins")));
    expect(new Set(made).size).toBe(2);
  });

  it("is closed to other keys, and under another key's name", async () => {
    const message = await encryptInput("471100", key, "pins");
    await expect(opened(message, "pins", newKeys().privateKey)).rejects.toThrow("unencryptedDataKey has not been set");
    await expect(opened(message, "other", privateKey)).rejects.toThrow("unencryptedDataKey has not been set");
  });
});
