import * as KMS from "@aws-sdk/client-kms";
import type { Service } from "../gateway/service.ts";
import { wireService } from "../wire/wire-service.ts";
import { encryption } from "./encryption.ts";
import type { Operations } from "./handlers.ts";
import { type KeyConfig, type Keys, keyAt, keyMetadata, openKeys, type Place } from "./keys.ts";
import { macs } from "./mac.ts";
import { needsOf } from "./needs.ts";
import { checkRequest } from "./request-rules.ts";

const HIDDEN = ["Plaintext", "CiphertextBlob", "Message", "Mac"];

/** KMS's own words for what every service refuses. https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html */
const REFUSALS: Record<string, { code: string; status: number }> = {
  InvalidClientTokenId: { code: "UnrecognizedClientException", status: 400 },
  InternalFailure: { code: "KMSInternalException", status: 500 },
};

/** KMS with keys that are there from the start, whose material is known by their ARNs: nothing is kept secret by them. */
export function kmsService({ keys: configs, ...place }: Place & { keys: KeyConfig[] }): Service {
  const keys = openKeys(configs, place);
  const handlers = { ...encryption(keys), ...macs(keys), ...keyReads(keys) };
  const needs = (operation: string, input: object) => needsOf(keys, operation, input);
  const service = wireService(KMS, handlers, { needs, hidden: HIDDEN });
  return {
    ...service,
    refuse(code, message, status, requestId) {
      const own = REFUSALS[code] ?? { code, status };
      return service.refuse(own.code, message, own.status, requestId);
    },
  };
}

const keyReads = (keys: Keys): Operations<"DescribeKey"> => ({
  async DescribeKey(input) {
    checkRequest("DescribeKey", input);
    return { KeyMetadata: keyMetadata(keyAt(keys, input.KeyId), keys) };
  },
});
