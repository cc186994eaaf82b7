import type { Need } from "../gateway/service.ts";
import type { Keys } from "../kms/keys.ts";
import { usedVia } from "../kms/needs.ts";
import type { Members } from "../wire/schema.ts";
import { arnOf, readSelector } from "./names.ts";
import type { Store } from "./parameters.ts";
import { AWS_MANAGED, contextOf, keyOf } from "./secure-strings.ts";

/**
 * What IAM must allow: the operation on each parameter that it names, and the use of the key where the caller brought one.
 * A path is judged as the parameter of that name. ⚠ No page says whether AWS also judges those below.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
 */
export function needsOf(parameters: Store, keys: Keys, operation: string, input: Members): Need[] {
  const names: string[] = input.Names ?? [input.Name ?? input.Path];
  const action = `ssm:${operation}`;
  if (operation === "PutParameter") {
    const arn = arnOf(parameters, input.Name);
    const type = input.Type ?? parameters.byArn.get(arn)?.type;
    const uses = type === "SecureString" ? keyNeeds(keys, "Encrypt", arn, input.KeyId) : [];
    return [{ action, resources: [arn] }, ...uses];
  }
  const arns = names.map((name) => readSelector(name, parameters).arn);
  const below = input.Path === undefined ? arns : belowOf(parameters, input.Path);
  const uses = input.WithDecryption ? below.flatMap((arn) => decrypts(parameters, keys, arn)) : [];
  return [{ action, resources: arns }, ...uses];
}

const belowOf = ({ byArn }: Store, path: string): string[] =>
  [...byArn.values()].flatMap(({ name, arn }) => (name.startsWith(path) ? [arn] : []));

function decrypts({ byArn }: Store, keys: Keys, arn: string): Need[] {
  const { type, versions: [newest] = [] } = byArn.get(arn) ?? {};
  return type === "SecureString" ? keyNeeds(keys, "Decrypt", arn, newest?.keyId) : [];
}

/** Everybody of the account may use the key that AWS manages. */
function keyNeeds(keys: Keys, use: "Encrypt" | "Decrypt", arn: string, keyId = AWS_MANAGED): Need[] {
  const keyArn = keyId === AWS_MANAGED ? undefined : keyOf(keys, keyId);
  return keyArn ? [usedVia(use, `ssm.${keys.region}.amazonaws.com`, keyArn, contextOf(arn))] : [];
}
