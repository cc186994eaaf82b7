import type * as KMS from "@aws-sdk/client-kms";
import { noSuchAlias, noSuchKey } from "./faults.ts";

export type KeySpec = "SYMMETRIC_DEFAULT" | "HMAC_256";
export type KeyUsage = "ENCRYPT_DECRYPT" | "GENERATE_VERIFY_MAC";
export type KeyConfig = {
  /** E.g. `arn:aws:kms:eu-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab`; an id may be any text. */
  arn: string;
  /** SYMMETRIC_DEFAULT by default. */
  spec?: KeySpec;
  /** The only one that there is for the spec. */
  usage?: KeyUsage;
  /** Such as `alias/pins`. */
  aliases?: string[];
};
export type Place = { account: string; region: string };
export type Key = { arn: string; id: string; spec: KeySpec; usage: KeyUsage };
export type Keys = Place & {
  byArn: Map<string, Key>;
  /** The keys' ARNs, by their aliases' ARNs. */
  aliases: Map<string, string>;
};

const USAGES = { SYMMETRIC_DEFAULT: "ENCRYPT_DECRYPT", HMAC_256: "GENERATE_VERIFY_MAC" } as const;
/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
const ALIAS = /^alias\/(?!aws\/)[a-zA-Z0-9/_-]{1,250}$/;

/**
 * The keys of one account and region, enabled; throws where one is of elsewhere, there twice, or of a spec, a usage or an alias
 * that it cannot have.
 */
export function openKeys(configs: KeyConfig[], place: Place): Keys {
  const keys: Keys = { ...place, byArn: new Map(), aliases: new Map() };
  const start = keyArn(keys, "");
  for (const { arn, spec = "SYMMETRIC_DEFAULT", usage = USAGES[spec], aliases = [] } of configs) {
    if (!Object.hasOwn(USAGES, spec)) throw new Error(`The key ${arn}: one of ${spec} is not simulated.`);
    if (!arn.startsWith(start) || arn === start) throw new Error(`The key ${arn}: its ARN begins with ${start}.`);
    if (keys.byArn.has(arn)) throw new Error(`The key ${arn} is there twice.`);
    if (usage !== USAGES[spec]) throw new Error(`The key ${arn}: one of ${spec} is for ${USAGES[spec]} only.`);
    keys.byArn.set(arn, { arn, id: arn.slice(start.length), spec, usage });
    for (const alias of aliases) addAlias(keys, alias, arn);
  }
  return keys;
}

function addAlias(keys: Keys, alias: string, keyOf: string): void {
  const arn = aliasArn(keys, alias);
  if (!ALIAS.test(alias)) throw new Error(`The key ${keyOf}: ${alias} is no alias.`);
  if (keys.aliases.has(arn)) throw new Error(`The key ${keyOf}: ${alias} is an alias already.`);
  keys.aliases.set(arn, keyOf);
}

const keyArn = ({ region, account }: Place, id: string): string => `arn:aws:kms:${region}:${account}:key/${id}`;
const aliasArn = ({ region, account }: Place, alias: string): string => `arn:aws:kms:${region}:${account}:${alias}`;

/** The alias' ARN that a request names; nothing where it names a key by its own. */
function aliasIn(place: Place, keyId: string): string | undefined {
  if (keyId.startsWith("alias/")) return aliasArn(place, keyId);
  return /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//.test(keyId) ? keyId : undefined;
}

/** The ARN of what a request calls a key, by its ARN, its id or an alias; nothing where there is no such alias. */
export function arnOf(keys: Keys, keyId: string): string | undefined {
  const alias = aliasIn(keys, keyId);
  if (alias) return keys.aliases.get(alias);
  return keyId.startsWith("arn:") ? keyId : keyArn(keys, keyId);
}

/** The key that a request names, or NotFoundException. */
export function keyAt(keys: Keys, keyId: string): Key {
  const arn = arnOf(keys, keyId);
  if (!arn) throw noSuchAlias(aliasIn(keys, keyId) ?? keyId);
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
