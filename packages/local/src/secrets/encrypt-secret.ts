import { EncryptCommand, type KMSClient, KMSServiceException, NotFoundException } from "@aws-sdk/client-kms";
import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";

type Encrypting = {
  client: KMSClient;
  /** A key's alias, id or ARN. */
  key: string;
};

/** KMS' ciphertext in base64, which it decrypts for this purpose alone; throws a sentence that says what to do. */
export async function encryptSecret(secret: string, { client, key }: Encrypting): Promise<string> {
  const input = { KeyId: key, Plaintext: Buffer.from(secret), EncryptionContext: SERVICE_PASSWORD_CONTEXT };
  try {
    const { CiphertextBlob } = await client.send(new EncryptCommand(input));
    if (!CiphertextBlob) throw new Error("KMS answered without a ciphertext");
    return Buffer.from(CiphertextBlob).toString("base64");
  } catch (cause) {
    throw new Error(await sentenceFor(cause, client, key), { cause });
  } finally {
    client.destroy();
  }
}

async function sentenceFor(error: unknown, client: KMSClient, key: string): Promise<string> {
  const message = error instanceof Error ? error.message : String(error);
  const region = await client.config.region().catch(() => undefined);
  if (!region) return "No region is named: give the deployment's with --region, or in AWS_REGION.";
  if (error instanceof NotFoundException)
    return `There is no key ${key} in ${region}. The first deployment makes it: deploy with a blank password, and encrypt it then.`;
  if (!(error instanceof KMSServiceException))
    return `KMS in ${region} was not asked: ${message}. It takes the credentials that the AWS CLI would take.`;
  if (error.name === "AccessDeniedException")
    return `These credentials may not encrypt under ${key}: they need kms:Encrypt on it. ${message}`;
  return `KMS refused in ${region}: ${message || error.name}`;
}
