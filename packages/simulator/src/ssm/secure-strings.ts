import { decrypt, encryptUnder } from "../kms/ciphertext.ts";
import { type Keys, arnOf as keyArnOf } from "../kms/keys.ts";

/** The key that AWS manages for whoever names none: everybody of the account may use it through Parameter Store. */
export const AWS_MANAGED = "alias/aws/ssm";

/** The ARN of the key that encrypts a parameter; nothing where there is no such key. */
export function keyOf(keys: Keys, keyId: string): string | undefined {
  const { region, account } = keys;
  if (keyId === AWS_MANAGED) return `arn:aws:kms:${region}:${account}:key/aws-ssm`;
  const arn = keyArnOf(keys, keyId);
  return arn && keys.byArn.has(arn) ? arn : undefined;
}

/** A parameter's ARN is the encryption context. https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html */
export const contextOf = (arn: string) => ({ PARAMETER_ARN: arn });

export const seal = (value: string, keyArn: string, arn: string): string =>
  Buffer.from(encryptUnder(keyArn, Buffer.from(value), contextOf(arn))).toString("base64");

export function unseal(sealed: string, arn: string): string {
  const value = decrypt(Buffer.from(sealed, "base64"), contextOf(arn));
  if (!value) throw new Error(`the value of ${arn} is not as it was sealed`);
  return Buffer.from(value).toString();
}
