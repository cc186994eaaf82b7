import { createHash } from "node:crypto";
import { buildDecrypt } from "@aws-crypto/decrypt-node";
import { RawRsaKeyringNode } from "@aws-crypto/raw-rsa-keyring-node";
import type { EntryKey } from "./entry-key.ts";

type Policy = Extract<Parameters<typeof buildDecrypt>[0], string>;
/** Connect's messages have no key commitment. */
const { decrypt } = buildDecrypt("REQUIRE_ENCRYPT_ALLOW_DECRYPT" as Policy);
/** What Connect stores in the place of keys where none was pressed in time. */
const NOTHING = "Timeout";

/** The digest by which an entry is known: each one is encrypted under another key, so that the same keys have another digest. */
export const digestOf = (entry: string): string => createHash("sha256").update(entry).digest("base64url");

/**
 * The keys that a caller pressed, as Connect encrypted them (base64 of an AWS Encryption SDK message); blank where there were
 * none. Throws where it is no such message, without a word of what it is: it could be a PIN that a flow passes on in clear.
 * https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 */
export async function openEntry(
  entry: string,
  { entryKey, securityKey }: { entryKey: EntryKey; securityKey: string },
): Promise<string> {
  // ⚠ AWS does not say whether what stands for no keys is encrypted as well.
  if (entry === "" || entry === NOTHING) return "";
  const rsaKey = { privateKey: await entryKey() };
  const names = { keyName: securityKey, keyNamespace: "AmazonConnect" };
  const keyring = new RawRsaKeyringNode({ ...names, rsaKey, oaepHash: "sha512" });
  const keys = await decrypt(keyring, Buffer.from(entry, "base64")).then(
    ({ plaintext }) => plaintext.toString("utf8"),
    () => {
      throw new Error(`what was keyed in is no message that the private key of security key ${securityKey} opens`);
    },
  );
  return keys === NOTHING ? "" : keys;
}
