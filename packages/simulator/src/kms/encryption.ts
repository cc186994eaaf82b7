import { EncryptionAlgorithmSpec } from "@aws-sdk/client-kms";
import { decrypt, encryptUnder, keyOf } from "./ciphertext.ts";
import { dryRun, hiddenKey, incorrectKey, invalid, invalidCiphertext, wrongAlgorithm, wrongUsage } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { arnOf, type Key, type Keys, keyAt } from "./keys.ts";
import { checkLength, checkOneOf, checkRequest, LONGEST_BLOB, LONGEST_MESSAGE } from "./request-rules.ts";

const OWN = "SYMMETRIC_DEFAULT";

/** Encrypt and Decrypt under symmetric keys, with the encryption context as additional authenticated data. */
export function encryption(keys: Keys): Operations<"Encrypt" | "Decrypt"> {
  return {
    async Encrypt({ KeyId, Plaintext, EncryptionContext = {}, EncryptionAlgorithm = OWN, DryRun, ...more }) {
      checkRequest("Encrypt", { KeyId, ...more });
      checkLength("plaintext", Plaintext, LONGEST_MESSAGE);
      checkOneOf("encryptionAlgorithm", EncryptionAlgorithm, EncryptionAlgorithmSpec);
      const key = keyAt(keys, KeyId);
      checkUse(key, "Encrypt", EncryptionAlgorithm);
      if (DryRun) throw dryRun();
      const CiphertextBlob = encryptUnder(key.arn, Plaintext, EncryptionContext);
      return { CiphertextBlob, KeyId: key.arn, EncryptionAlgorithm };
    },
    async Decrypt({ KeyId, CiphertextBlob, EncryptionContext = {}, EncryptionAlgorithm = OWN, DryRun, ...more }) {
      checkRequest("Decrypt", { KeyId, ...more });
      if (!CiphertextBlob) throw invalid("ciphertextBlob", "not be null");
      checkLength("ciphertextBlob", CiphertextBlob, LONGEST_BLOB);
      checkOneOf("encryptionAlgorithm", EncryptionAlgorithm, EncryptionAlgorithmSpec);
      const named = KeyId === undefined ? undefined : keyAt(keys, KeyId);
      if (named) checkUse(named, "Decrypt", EncryptionAlgorithm);
      const arn = keyOf(CiphertextBlob);
      if (!arn) throw invalidCiphertext();
      const key = keys.byArn.get(arn);
      if (!key) throw hiddenKey();
      if (named && named !== key) throw incorrectKey();
      checkUse(key, "Decrypt", EncryptionAlgorithm);
      const Plaintext = decrypt(CiphertextBlob, EncryptionContext);
      if (!Plaintext) throw invalidCiphertext();
      if (DryRun) throw dryRun();
      return { KeyId: key.arn, Plaintext, EncryptionAlgorithm };
    },
  };
}

/** The key that a Decrypt is about: the one that the request names, else the ciphertext's own; nothing where neither says. */
export function decryptedUnder(keys: Keys, { KeyId, CiphertextBlob }: { KeyId?: string; CiphertextBlob?: Uint8Array }) {
  if (KeyId !== undefined) return arnOf(keys, KeyId);
  return CiphertextBlob && keyOf(CiphertextBlob);
}

function checkUse({ arn, spec, usage }: Key, operation: string, algorithm: string): void {
  if (usage !== "ENCRYPT_DECRYPT") throw wrongUsage(arn, usage, operation);
  if (algorithm !== OWN) throw wrongAlgorithm(algorithm, spec);
}
