import { createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import type { SecurityKey } from "../exchange.ts";

/** What a flow encrypts input with: a certificate, and the id of the instance's security key that proves it. */
export type InputEncryption = { EncryptionKeyId: string; Key: string };

const BARE = /^\s*-----BEGIN PUBLIC KEY-----/;

/**
 * The key to encrypt with, or why Connect would not: the certificate must bear the signature of the security key's owner. ⚠ The
 * guide wants a certificate, the Flow language's reference a "PEM definition of the public key": a bare key is taken here where
 * it is the security key itself. ⚠ Whether certificates expire for Connect AWS does not say; here they do not.
 * https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 */
export function encryptionKey(
  securityKeys: SecurityKey[],
  { EncryptionKeyId: id, Key: pem }: InputEncryption,
): { key: KeyObject } | { fault: string } {
  const securityKey = securityKeys.find((each) => each.id === id);
  if (!securityKey) return { fault: `the instance has no security key ${id || "(none)"}` };
  const proof = createPublicKey(securityKey.key);
  return BARE.test(pem) ? bare(pem, proof, id) : certified(pem, proof, id);
}

function bare(pem: string, proof: KeyObject, id: string) {
  const key = parsed(() => createPublicKey(pem));
  if (!key) return { fault: "the public key cannot be read" };
  return key.equals(proof) ? { key } : { fault: `the public key is not the security key ${id}` };
}

function certified(pem: string, proof: KeyObject, id: string) {
  const certificate = parsed(() => new X509Certificate(pem));
  if (!certificate) return { fault: "what is to encrypt is no certificate in PEM" };
  if (!certificate.verify(proof)) return { fault: `the certificate is not signed with the security key ${id}` };
  const key = certificate.publicKey;
  return key.asymmetricKeyType === "rsa" ? { key } : { fault: "the certificate's key is not RSA" };
}

function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
