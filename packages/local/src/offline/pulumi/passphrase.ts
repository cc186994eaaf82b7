import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

/** How Pulumi's passphrase provider encrypts the secrets of a state, so that the sst CLI can read it. */
export type Crypter = { salt: string; encrypt(plaintext: string): string; decrypt(ciphertext: string): string };

const [ALGORITHM, ROUNDS, KEY, NONCE, TAG] = ["aes-256-gcm", 1_000_000, 32, 12, 16] as const;
/** What a salt carries encrypted, so that a wrong passphrase is found out. */
const KNOWN = "pulumi";

/** The crypter of a state, by its salt; with a new one where there is none. Throws where the passphrase is another. */
export function crypterOf(passphrase: string, salt?: string): Crypter {
  const [, given, ...sealed] = salt?.split(":") ?? [];
  const bytes = given ? Buffer.from(given, "base64") : randomBytes(8);
  const key = pbkdf2Sync(passphrase, bytes, ROUNDS, KEY, "sha256");
  const encrypt = (plaintext: string) => {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(ALGORITHM, key, nonce);
    const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString("base64")}:${body.toString("base64")}`;
  };
  const decrypt = (ciphertext: string) => {
    const [, nonce = "", body = ""] = ciphertext.split(":");
    const all = Buffer.from(body, "base64");
    const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(all.subarray(-TAG));
    return Buffer.concat([decipher.update(all.subarray(0, -TAG)), decipher.final()]).toString();
  };
  if (sealed.length && decrypt(sealed.join(":")) !== KNOWN) throw new Error("incorrect passphrase");
  return { salt: salt ?? `v1:${bytes.toString("base64")}:${encrypt(KNOWN)}`, encrypt, decrypt };
}
