import { generateKeyPairSync } from "node:crypto";
// By their paths, so that they are in the program, and a graph that is kept is made anew where they change.
import { selfSigned } from "../../../simulator/src/asn1/self-signed.ts";
import { encryptUnder } from "../../../simulator/src/kms/ciphertext.ts";
import { plain } from "./plain.ts";

type Inputs = Record<string, unknown>;

/**
 * What the tls provider and KMS would answer for a key pair, its certificate and what a key of KMS encrypts: real ones, so that
 * what is encrypted on this machine can be decrypted on it. Nothing for other kinds of resources.
 */
export function secretState(type: string, given: Inputs): Record<string, string> {
  const inputs = plain(given) as Inputs;
  switch (type) {
    case "tls:index/privateKey:PrivateKey":
      return keyPair(Number(inputs.rsaBits));
    case "tls:index/selfSignedCert:SelfSignedCert": {
      const { commonName } = inputs.subject as { commonName: string };
      const [privateKeyPem, hours] = [String(inputs.privateKeyPem), Number(inputs.validityPeriodHours)];
      return { certPem: selfSigned({ privateKeyPem, commonName, hours }) };
    }
    case "aws:kms/ciphertext:Ciphertext": {
      const plaintext = Buffer.from(String(inputs.plaintext));
      const encrypted = encryptUnder(String(inputs.keyId), plaintext, (inputs.context ?? {}) as Record<string, string>);
      return { ciphertextBlob: Buffer.from(encrypted).toString("base64") };
    }
  }
  return {};
}

function keyPair(modulusLength: number) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength });
  const pem = (type: "pkcs1" | "pkcs8") => privateKey.export({ type, format: "pem" }).toString();
  return {
    privateKeyPem: pem("pkcs1"),
    privateKeyPemPkcs8: pem("pkcs8"),
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}
