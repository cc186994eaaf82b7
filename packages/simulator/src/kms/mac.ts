import { createHmac, timingSafeEqual } from "node:crypto";
import { MacAlgorithmSpec } from "@aws-sdk/client-kms";
import { materialOf } from "./ciphertext.ts";
import { dryRun, invalidMac, wrongAlgorithm, wrongUsage } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { type Key, type Keys, keyAt } from "./keys.ts";
import { checkLength, checkOneOf, checkRequest, LONGEST_BLOB, LONGEST_MESSAGE } from "./request-rules.ts";

/** GenerateMac and VerifyMac by HMAC_SHA_256, the one algorithm of an HMAC_256 key. */
export function macs(keys: Keys): Operations<"GenerateMac" | "VerifyMac"> {
  return {
    async GenerateMac({ KeyId, Message, MacAlgorithm, DryRun, ...more }) {
      checkRequest("GenerateMac", { KeyId, ...more });
      checkLength("message", Message, LONGEST_MESSAGE);
      checkOneOf("macAlgorithm", MacAlgorithm, MacAlgorithmSpec);
      const key = keyAt(keys, KeyId);
      checkUse(key, "GenerateMac", MacAlgorithm);
      if (DryRun) throw dryRun();
      return { Mac: macOf(key, Message), MacAlgorithm, KeyId: key.arn };
    },
    async VerifyMac({ KeyId, Message, MacAlgorithm, Mac, DryRun, ...more }) {
      checkRequest("VerifyMac", { KeyId, ...more });
      checkLength("message", Message, LONGEST_MESSAGE);
      checkLength("mac", Mac, LONGEST_BLOB);
      checkOneOf("macAlgorithm", MacAlgorithm, MacAlgorithmSpec);
      const key = keyAt(keys, KeyId);
      checkUse(key, "VerifyMac", MacAlgorithm);
      const right = macOf(key, Message);
      if (Mac.length !== right.length || !timingSafeEqual(Mac, right)) throw invalidMac();
      if (DryRun) throw dryRun();
      return { KeyId: key.arn, MacValid: true, MacAlgorithm };
    },
  };
}

const macOf = ({ arn }: Key, message: Uint8Array) => createHmac("sha256", materialOf(arn)).update(message).digest();

function checkUse({ arn, spec, usage }: Key, operation: string, algorithm: string): void {
  if (usage !== "GENERATE_VERIFY_MAC") throw wrongUsage(arn, usage, operation);
  if (algorithm !== "HMAC_SHA_256") throw wrongAlgorithm(algorithm, spec);
}
