import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { expect, it } from "vitest";
import { selfSigned } from "./self-signed.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const privateKeyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();

it("is a certificate of the key, signed by the key itself, for as long as is asked for", () => {
  const certificate = new X509Certificate(selfSigned({ privateKeyPem, commonName: "frontdesk test", hours: 24 }));
  expect(certificate.checkPrivateKey(privateKey)).toBe(true);
  expect(certificate.verify(publicKey)).toBe(true);
  expect([certificate.subject, certificate.issuer]).toEqual(["CN=frontdesk test", "CN=frontdesk test"]);
  expect(certificate.validToDate.getTime() - certificate.validFromDate.getTime()).toBe(24 * 3600_000);
});

it("is not made for longer than its form of time lasts", () => {
  expect(() => selfSigned({ privateKeyPem, commonName: "long", hours: 100 * 365 * 24 })).toThrow(/no certificate/);
});
