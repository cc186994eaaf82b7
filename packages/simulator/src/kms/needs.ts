import type { Need } from "../gateway/service.ts";
import type { Members } from "../wire/schema.ts";
import { decryptedUnder } from "./encryption.ts";
import { arnOf, type Keys } from "./keys.ts";

/** Beginnings of the condition keys that are judged. */
const FAMILIES = [
  "kms:EncryptionContext:",
  "kms:EncryptionContextKeys",
  "kms:EncryptionAlgorithm",
  "kms:MacAlgorithm",
  "kms:ViaService",
];

/**
 * What IAM must allow: the operation on the key, by its encryption context among others; nothing for what is no ciphertext. A call
 * to KMS itself comes by way of no service.
 * Key policies are not simulated: a key is as if its policy left all to the account's IAM.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
export function needsOf(keys: Keys, operation: string, input: Members): Need[] {
  const action = `kms:${operation}`;
  const arn = operation === "Decrypt" ? decryptedUnder(keys, input) : arnOf(keys, input.KeyId);
  return arn
    ? [{ action, resources: [arn], context: { keys: conditionKeys(operation, input), families: FAMILIES } }]
    : [];
}

/** What IAM must allow whoever calls a service that has KMS decrypt in the caller's name; `via` is the service's host name. */
export const decryptVia = (via: string, keyArn: string, context: Record<string, string>): Need =>
  usedVia("Decrypt", via, keyArn, context);

/** As `decryptVia`, for either use of a symmetric key. */
export function usedVia(
  use: "Encrypt" | "Decrypt",
  via: string,
  keyArn: string,
  EncryptionContext: Record<string, string>,
): Need {
  const keys = { ...conditionKeys(use, { EncryptionContext }), "kms:ViaService": via };
  return { action: `kms:${use}`, resources: [keyArn], context: { keys, families: FAMILIES } };
}

function conditionKeys(operation: string, input: Members): NonNullable<Need["context"]>["keys"] {
  if (operation.endsWith("Mac")) return { "kms:MacAlgorithm": input.MacAlgorithm };
  if (operation === "DescribeKey") return {};
  const { EncryptionContext = {}, EncryptionAlgorithm = "SYMMETRIC_DEFAULT" } = input;
  const pairs = Object.entries<string>(EncryptionContext);
  return {
    "kms:EncryptionAlgorithm": EncryptionAlgorithm,
    ...(pairs.length ? { "kms:EncryptionContextKeys": pairs.map(([name]) => name) } : {}),
    ...Object.fromEntries(pairs.map(([name, value]) => [`kms:EncryptionContext:${name}`, value])),
  };
}
