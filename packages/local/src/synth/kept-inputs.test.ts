import { expect, it } from "vitest";
import { keptInputs } from "./kept-inputs.ts";

it.each([
  ["aws:kms/ciphertext:Ciphertext", { keyId: "key", plaintext: "PEM" }, { keyId: "key" }],
  ["tls:index/selfSignedCert:SelfSignedCert", { privateKeyPem: "PEM", subject: {} }, { subject: {} }],
  ["tls:index/privateKey:PrivateKey", { rsaBits: 2048 }, { rsaBits: 2048 }],
  ["aws:lambda/function:Function", { plaintext: "of its own" }, { plaintext: "of its own" }],
])("of %s, a graph keeps what is not private", (type, inputs, kept) => {
  expect(keptInputs(type, inputs)).toEqual(kept);
});
