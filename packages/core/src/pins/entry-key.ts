import { DecryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import { ENTRY_KEY_CONTEXT } from "./entry-key-context.ts";

/** The private key, in PEM, of what callers key in. */
export type EntryKey = () => Promise<string>;

/** The private key as KMS decrypts it: once, and then kept in memory and nowhere else. `encrypted` is KMS's ciphertext in base64. */
export function kmsEntryKey({ client, encrypted }: { client: KMSClient; encrypted: string }): EntryKey {
  const CiphertextBlob = Buffer.from(encrypted, "base64");
  let key: Promise<string> | undefined;
  async function decrypt() {
    const { Plaintext } = await client.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext: ENTRY_KEY_CONTEXT }),
    );
    if (!Plaintext) throw new Error("KMS answered without the private key");
    return new TextDecoder().decode(Plaintext);
  }
  return () => {
    key ??= decrypt().catch((error) => {
      // A fault of the moment must not last as long as the process.
      key = undefined;
      throw error;
    });
    return key;
  };
}
