import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** A ciphertext's encryption context, which is not secret. */
export type EncryptionContext = Record<string, string>;

const [ALGORITHM, NONCE, TAG] = ["aes-256-gcm", 12, 16] as const;
/** What a ciphertext begins with, before the length of its key's ARN in two bytes and the ARN: no other blob does. */
const MARK = Buffer.from("simulated KMS 1\n");

/** The 32 bytes of a simulated key: whoever knows its ARN has them, in every process, so that nothing has to be kept. */
export const materialOf = (keyArn: string): Buffer =>
  createHash("sha256").update(`the material of the simulated KMS key ${keyArn}`).digest();

/**
 * Encrypts as the simulated KMS does under the symmetric key of this ARN, so that its Decrypt opens it. Two ciphertexts of one
 * plaintext differ unless they share the 12 bytes of `nonce`.
 */
export function encryptUnder(
  keyArn: string,
  plaintext: Uint8Array,
  context: EncryptionContext,
  nonce: Uint8Array = randomBytes(NONCE),
): Uint8Array {
  const arn = Buffer.from(keyArn);
  const head = Buffer.concat([MARK, Buffer.from([arn.length >> 8, arn.length & 0xff]), arn, nonce]);
  const cipher = createCipheriv(ALGORITHM, materialOf(keyArn), nonce).setAAD(authenticated(head, context));
  return Buffer.concat([head, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The ARN of the key that a ciphertext names; nothing where it is none of the simulated KMS. */
export const keyOf = (ciphertext: Uint8Array): string | undefined => partsOf(ciphertext)?.arn;

/** The plaintext; nothing where the ciphertext is not as it was made, or was made with another context. */
export function decrypt(ciphertext: Uint8Array, context: EncryptionContext): Uint8Array | undefined {
  const parts = partsOf(ciphertext);
  if (!parts) return undefined;
  const { arn, head, nonce, body, tag } = parts;
  try {
    const decipher = createDecipheriv(ALGORITHM, materialOf(arn), nonce, { authTagLength: TAG });
    decipher.setAAD(authenticated(head, context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    return undefined;
  }
}

function partsOf(ciphertext: Uint8Array) {
  const bytes = Buffer.from(ciphertext);
  const start = MARK.length + 2;
  if (bytes.length < start || !bytes.subarray(0, MARK.length).equals(MARK)) return undefined;
  const arnEnd = start + bytes.readUInt16BE(MARK.length);
  const headEnd = arnEnd + NONCE;
  if (bytes.length < headEnd + TAG) return undefined;
  return {
    arn: bytes.toString("utf8", start, arnEnd),
    head: bytes.subarray(0, headEnd),
    nonce: bytes.subarray(arnEnd, headEnd),
    body: bytes.subarray(headEnd, -TAG),
    tag: bytes.subarray(-TAG),
  };
}

/** The order of a context's pairs does not matter, their case does. */
const authenticated = (head: Buffer, context: EncryptionContext): Buffer =>
  Buffer.concat([head, Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))))]);
