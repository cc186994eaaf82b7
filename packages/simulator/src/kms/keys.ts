import type * as KMS from "@aws-sdk/client-kms";
import { noSuchKey } from "./faults.ts";

export type KeySpec = "SYMMETRIC_DEFAULT" | "HMAC_256";
export type KeyUsage = "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC";
export type KeyConfig = {
  /** E.g. `arn:aws:kms:eu-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`; an id may be any text. */
  arn: string;
  /** SYMMETRIC_DEFAULT by default. */
  spec?: KeySpec;
  /** The only one that there is for the spec. */
  usage?: KeyUsage;
};
export type Place = { account: string; region: string };
export type Key = { arn: string; id: string; spec: KeySpec; usage: KeyUsage };
export type Keys = Place & { byArn: Map<string, Key> };

const USAGES = { SYMMETRIC_DEFAULT: "ENCRYPT_DECRYPT", HMAC_256: "GENERATE_VERIFY_MAC" } as const;

/** The keys of one account and region, enabled; throws where one is of elsewhere, there twice, or of a spec or usage that it cannot have. */
export function openKeys(configs: KeyConfig[], place: Place): Keys {
  const keys: Keys = { ...place, byArn: new Map() };
  const start = arnOf(keys, "");
  for (const { arn, spec = "SYMMETRIC_DEFAULT", usage = USAGES[spec] } of configs) {
    if (!Object.hasOwn(USAGES, spec)) throw new Error(`The key ${arn}: one of ${spec} is not simulated.`);
    if (!arn.startsWith(start) || arn === start) throw new Error(`The key ${arn}: its ARN begins with ${start}.`);
    if (keys.byArn.has(arn)) throw new Error(`The key ${arn} is there twice.`);
    if (usage !== USAGES[spec]) throw new Error(`The key ${arn}: one of ${spec} is for ${USAGES[spec]} only.`);
    keys.byArn.set(arn, { arn, id: arn.slice(start.length), spec, usage });
  }
  return keys;
}

/** The ARN of what a request calls a key: its ARN or its id. There are no aliases. */
export const arnOf = ({ region, account }: Place, keyId: string): string =>
  keyId.startsWith("arn:") ? keyId : `arn:aws:kms:${region}:${account}:key/${keyId}`;

/** The key that a request names, or NotFoundException. */
export function keyAt(keys: Keys, keyId: string): Key {
  const arn = arnOf(keys, keyId);
  const key = keys.byArn.get(arn);
  if (!key) throw noSuchKey(arn);
  return key;
}

/** What a key is, as far as it is simulated. */
export function keyMetadata({ arn, id, spec, usage }: Key, { account }: Place): KMS.KeyMetadata {
  const algorithms =
    spec === "HMAC_256"
      ? { MacAlgorithms: ["HMAC_SHA_256" as const] }
      : { EncryptionAlgorithms: ["SYMMETRIC_DEFAULT" as const] };
  return {
    AWSAccountId: account,
    KeyId: id,
    Arn: arn,
    Enabled: true,
    Description: "",
    KeyUsage: usage,
    KeyState: "Enabled",
    Origin: "AWS_KMS",
    KeyManager: "CUSTOMER",
    KeySpec: spec,
    CustomerMasterKeySpec: spec,
    MultiRegion: false,
    ...algorithms,
  };
}
