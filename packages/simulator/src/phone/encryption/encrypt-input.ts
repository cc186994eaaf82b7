import type { KeyObject } from "node:crypto";
import type { buildEncrypt } from "@aws-crypto/encrypt-node";

type Policy = Extract<Parameters<typeof buildEncrypt>[0], string>;

/**
 * What Connect encrypts without: key commitment. Under this policy the SDK's suite is AES-256-GCM with HKDF-SHA384 and
 * ECDSA-P384, which is Connect's: its messages begin with `AYAD`, version 1 and suite 0x0378.
 */
const WITHOUT_COMMITMENT = "FORBID_ENCRYPT_ALLOW_DECRYPT" as Policy;
/** The provider and the padding of the guide's example for decrypting. */
const CONNECT = { keyNamespace: "AmazonConnect", oaepHash: "sha512" } as const;

/**
 * What was keyed as a flow finds it where it encrypts: a message of the AWS Encryption SDK, in base64, which only the owner of
 * the RSA key opens. https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html
 */
export async function encryptInput(input: string, key: KeyObject, keyName: string): Promise<string> {
  // Loading them takes longer than a call, and few calls encrypt anything.
  const { buildEncrypt } = await import("@aws-crypto/encrypt-node");
  const { RawRsaKeyringNode } = await import("@aws-crypto/raw-rsa-keyring-node");
  const publicKey = key.export({ type: "spki", format: "pem" });
  const keyring = new RawRsaKeyringNode({ ...CONNECT, keyName, rsaKey: { publicKey } });
  const { result } = await buildEncrypt(WITHOUT_COMMITMENT).encrypt(keyring, input);
  return result.toString("base64");
}
