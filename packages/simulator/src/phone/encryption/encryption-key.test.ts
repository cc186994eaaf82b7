import { describe, expect, it } from "vitest";
import { CERTIFICATE, ELLIPTIC, ITS_KEY, newKeys } from "./encryption.test-support.ts";
import { encryptionKey } from "./encryption-key.ts";

const other = newKeys().publicKey;
const securityKeys = [
  { id: "pins", key: ITS_KEY },
  { id: "other", key: other },
];
const offered = (EncryptionKeyId: string, Key: string) => encryptionKey(securityKeys, { EncryptionKeyId, Key });
const foundIn = (found: ReturnType<typeof offered>) =>
  "key" in found && found.key.export({ type: "spki", format: "pem" });

describe("what input is encrypted with", () => {
  it("is the key of a certificate that the security key has signed", () => {
    expect(foundIn(offered("pins", CERTIFICATE))).toBe(ITS_KEY);
  });

  it("is the security key itself where a flow has no more than that", () => {
    expect(foundIn(offered("other", other))).toBe(other);
  });

  it.each<[what: string, id: string, pem: string, fault: string]>([
    ["a security key that the instance lacks", "old", CERTIFICATE, "the instance has no security key old"],
    ["no security key", "", CERTIFICATE, "the instance has no security key (none)"],
    ["a certificate of another key", "other", CERTIFICATE, "the certificate is not signed with the security key other"],
    ["another public key", "pins", other, "the public key is not the security key pins"],
    ["a key of another kind", "pins", ELLIPTIC, "the certificate's key is not RSA"],
    ["garbage", "pins", "garbage", "what is to encrypt is no certificate in PEM"],
    ["nothing", "pins", "", "what is to encrypt is no certificate in PEM"],
    ["half a certificate", "pins", CERTIFICATE.slice(0, 500), "what is to encrypt is no certificate in PEM"],
    ["half a public key", "pins", other.replace(/\n[^-]{40}/, "\n"), "the public key cannot be read"],
  ])("is nothing with %s", (_, id, pem, fault) => {
    expect(offered(id, pem)).toEqual({ fault });
  });

  it("is never a private key", () => {
    const { privateKey } = newKeys();
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    expect(offered("pins", pem)).toEqual({ fault: "what is to encrypt is no certificate in PEM" });
  });
});
