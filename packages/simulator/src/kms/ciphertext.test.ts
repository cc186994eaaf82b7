import { expect, it } from "vitest";
import { decrypt, encryptUnder, keyOf } from "./ciphertext.ts";

const ARN = "arn:aws:kms:eu-west-2:123456789012:key/k";
const plaintext = Buffer.from("Zoë");

it("opens what it made, and tells the key", () => {
  const ciphertext = encryptUnder(ARN, plaintext, { b: "2", a: "1" });
  expect(keyOf(ciphertext)).toBe(ARN);
  expect(decrypt(ciphertext, { a: "1", b: "2" })).toEqual(plaintext);
  expect(decrypt(ciphertext, { a: "1" })).toBeUndefined();
});

it("makes the same of the same nonce", () => {
  const nonce = Buffer.alloc(12, 7);
  expect(encryptUnder(ARN, plaintext, {}, nonce)).toEqual(encryptUnder(ARN, plaintext, {}, nonce));
  expect(encryptUnder(ARN, plaintext, {})).not.toEqual(encryptUnder(ARN, plaintext, {}, nonce));
});

it("keeps contexts apart that would read the same", () => {
  const ciphertext = encryptUnder(ARN, plaintext, { a: '1","b":"2' });
  expect(decrypt(ciphertext, { a: "1", b: "2" })).toBeUndefined();
});
