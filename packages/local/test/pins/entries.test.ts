import { createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { EncryptCommand, KMSClient } from "@aws-sdk/client-kms";
import { kmsEntryKey } from "@frontdesk/core/pins/entry-key.ts";
import { ENTRY_KEY_CONTEXT } from "@frontdesk/core/pins/entry-key-context.ts";
import { digestOf, openEntry } from "@frontdesk/core/pins/open-entry.ts";
import { openCloud } from "@frontdesk/simulator/cloud.ts";
import { encryptInput } from "@frontdesk/simulator/phone/encryption/encrypt-input.ts";
import { describe, expect, it, onTestFinished } from "vitest";
import { PLACE } from "./pins.ts";

const KEY = `arn:aws:kms:${PLACE.region}:${PLACE.account}:key/files`;
const SECURITY_KEY = "0a1b2c3d-0000-4000-8000-00000000abcd";
const publicKeyEncoding = { type: "spki", format: "pem" } as const;
const pairIn = (type: "pkcs1" | "pkcs8") =>
  generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding,
    privateKeyEncoding: { type, format: "pem" },
  });
const pair = pairIn("pkcs8");
const opening = { entryKey: async () => pair.privateKey, securityKey: SECURITY_KEY };
const encrypt = (keyed: string, { publicKey } = pair, id = SECURITY_KEY) =>
  encryptInput(keyed, createPublicKey(publicKey), id);
const failure = (entry: string) => openEntry(entry, opening).catch((error: unknown) => error);

describe("what a caller keys in", () => {
  it.each(["471100", "0042", "1", "*12", "0".repeat(40)])("is opened as it was keyed: %s", async (keyed) => {
    expect(await openEntry(await encrypt(keyed), opening)).toBe(keyed);
  });

  it.each(["", "Timeout"])("is nothing where it is %j, encrypted or not", async (keyed) => {
    expect([await openEntry(keyed, opening), await openEntry(await encrypt(keyed), opening)]).toEqual(["", ""]);
  });

  it("is opened by a key in PKCS#1 as well", async () => {
    const old = pairIn("pkcs1");
    expect(old.privateKey).toContain("BEGIN RSA PRIVATE KEY");
    const entry = await encrypt("471100", old);
    expect(await openEntry(entry, { ...opening, entryKey: async () => old.privateKey })).toBe("471100");
  });

  it("has a digest of its own each time, and the same for the same invocation", async () => {
    const entries = [await encrypt("471100"), await encrypt("471100")];
    expect(new Set(entries.map(digestOf)).size).toBe(2);
    expect(digestOf(entries[0] ?? "")).toBe(digestOf(entries[0] ?? ""));
    expect(digestOf("471100")).not.toContain("471100");
  });
});

describe("what cannot be opened", () => {
  const seals = async () => ({
    "a PIN in clear": "47110042",
    "a PIN in clear of a length that base64 has": "4711",
    noise: randomBytes(600).toString("base64"),
    text: "Please keep this to yourself.",
    "a message to another key": await encrypt("47110042", pairIn("pkcs8")),
    "a message to another security key": await encrypt("47110042", pair, "another"),
    "half a message": (await encrypt("47110042")).slice(0, 400),
    "a message that goes on": `${(await encrypt("47110042")).replace(/=+$/, "")}AAAA`,
  });

  it("is an error that repeats nothing of it", async () => {
    for (const [what, entry] of Object.entries(await seals())) {
      const error = await failure(entry);
      expect(error, what).toBeInstanceOf(Error);
      const { message, stack, cause } = error as Error;
      expect(message, what).toBe(
        `what was keyed in is no message that the private key of security key ${SECURITY_KEY} opens`,
      );
      expect(`${stack} ${cause}`, what).not.toContain(entry);
      expect(`${stack} ${cause}`, what).not.toContain("4711");
    }
  });

  it("is a message of which a bit has changed, wherever", async () => {
    const message = Buffer.from(await encrypt("47110042"), "base64");
    for (let place = 0; place < message.length; place += 23) {
      const changed = Buffer.from(message);
      changed.writeUInt8(message.readUInt8(place) ^ 1, place);
      expect(await failure(changed.toString("base64")), `byte ${place}`).toBeInstanceOf(Error);
    }
  });

  it("is a message that ends too early, wherever", async () => {
    const message = Buffer.from(await encrypt("47110042"), "base64");
    for (let length = 1; length < message.length; length += 19) {
      const cut = message.subarray(0, length).toString("base64");
      expect(await failure(cut), `${length} bytes`).toBeInstanceOf(Error);
    }
  });
});

describe("the private key", () => {
  async function openKms() {
    const cloud = await openCloud({ ...PLACE, port: 0, keys: [{ arn: KEY }] });
    onTestFinished(() => cloud.close());
    const config = { endpoint: cloud.endpoint, region: PLACE.region, credentials: cloud.credentials };
    const client = new KMSClient({ ...config, maxAttempts: 1 });
    const encrypted = async (EncryptionContext: Record<string, string>) => {
      const Plaintext = Buffer.from(pair.privateKey);
      const { CiphertextBlob = new Uint8Array() } = await client.send(
        new EncryptCommand({ KeyId: KEY, Plaintext, EncryptionContext }),
      );
      return Buffer.from(CiphertextBlob).toString("base64");
    };
    const decryptions = () => cloud.journal.find({ service: "kms", operation: "Decrypt" });
    return { client, encrypted, decryptions };
  }

  it("is decrypted by KMS once, however many entries are opened with it", async () => {
    const { client, encrypted, decryptions } = await openKms();
    const entryKey = kmsEntryKey({ client, encrypted: await encrypted(ENTRY_KEY_CONTEXT) });
    const entry = await encrypt("471100");
    const opened = await Promise.all([1, 2, 3].map(() => openEntry(entry, { ...opening, entryKey })));
    expect(opened).toEqual(["471100", "471100", "471100"]);
    expect(await entryKey()).toBe(pair.privateKey);
    expect(decryptions()).toHaveLength(1);
  });

  it("is not needed where nothing was keyed in", async () => {
    const { client, encrypted, decryptions } = await openKms();
    const entryKey = kmsEntryKey({ client, encrypted: await encrypted(ENTRY_KEY_CONTEXT) });
    expect(await openEntry("Timeout", { ...opening, entryKey })).toBe("");
    expect(decryptions()).toEqual([]);
  });

  it("is not got at for another purpose, and asked for anew after a fault", async () => {
    const { client, encrypted, decryptions } = await openKms();
    const entryKey = kmsEntryKey({ client, encrypted: await encrypted({ purpose: "something else" }) });
    await expect(entryKey()).rejects.toMatchObject({ name: "InvalidCiphertextException" });
    await expect(entryKey()).rejects.toMatchObject({ name: "InvalidCiphertextException" });
    expect(decryptions()).toHaveLength(2);
  });
});
