import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import { selfSigned } from "./self-signed.ts";

const pemOf = ({ privateKey }: { privateKey: KeyObject }) =>
  privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const KEYS = {
  RSA: pemOf(generateKeyPairSync("rsa", { modulusLength: 2048 })),
  "P-256": pemOf(generateKeyPairSync("ec", { namedCurve: "P-256" })),
};

describe.each(Object.entries(KEYS))("a certificate of an %s key", (_, privateKeyPem) => {
  it("is signed by the key itself, for as long as is asked for", () => {
    const certificate = new X509Certificate(selfSigned({ privateKeyPem, commonName: "frontdesk test", hours: 24 }));
    expect(certificate.checkPrivateKey(createPrivateKey(privateKeyPem))).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect([certificate.subject, certificate.issuer]).toEqual(["CN=frontdesk test", "CN=frontdesk test"]);
    expect(certificate.validToDate.getTime() - certificate.validFromDate.getTime()).toBe(24 * 3600_000);
    expect(certificate.subjectAltName).toBeUndefined();
  });

  it("is for the hosts that are named", () => {
    const hosts = ["dc1.example.test", "dc2.example.test", "10.0.0.250"];
    const certificate = new X509Certificate(selfSigned({ privateKeyPem, commonName: "a directory", hours: 24, hosts }));
    expect(certificate.checkHost("dc2.example.test")).toBe("dc2.example.test");
    expect(certificate.checkHost("dc3.example.test")).toBeUndefined();
    expect(certificate.checkIP("10.0.0.250")).toBe("10.0.0.250");
    expect(certificate.checkIP("10.0.0.251")).toBeUndefined();
  });

  it("is not made for longer than its form of time lasts", () => {
    const hours = 100 * 365 * 24;
    expect(() => selfSigned({ privateKeyPem, commonName: "long", hours })).toThrow(/no certificate/);
  });
});
