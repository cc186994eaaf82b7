import {
  DecryptCommand,
  DisabledException,
  IncorrectKeyException,
  InvalidCiphertextException,
  type KMSClient,
  KMSInvalidStateException,
  NotFoundException,
} from "@aws-sdk/client-kms";
import { DirectoryFailure } from "./directory-failure.ts";
import { SERVICE_PASSWORD_CONTEXT } from "./service-password-context.ts";

/** The service account's password. Throws DirectoryFailure. */
export type ServicePassword = () => Promise<string>;

/** The password as KMS decrypts it: once, and then kept in memory and nowhere else. `encrypted` is KMS's ciphertext in base64, or blank. */
export function kmsServicePassword(options: { client: KMSClient; encrypted: string }): ServicePassword {
  let password: Promise<string> | undefined;
  return () => {
    password ??= decrypt(options).catch((error) => {
      // A fault of the moment must not last as long as the process.
      password = undefined;
      throw error;
    });
    return password;
  };
}

async function decrypt({ client, encrypted }: { client: KMSClient; encrypted: string }): Promise<string> {
  if (encrypted === "")
    throw new DirectoryFailure("unable", "NoDirectoryPassword", "the service account's password is not set");
  const command = new DecryptCommand({
    CiphertextBlob: Buffer.from(encrypted, "base64"),
    EncryptionContext: SERVICE_PASSWORD_CONTEXT,
  });
  const { Plaintext } = await client.send(command).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : "Error";
    const message = `KMS has not decrypted the service account's password: ${name}`;
    // No cause: it has the request.
    if (isForGood(error)) throw new DirectoryFailure("unable", "PasswordUndecryptable", message);
    throw new DirectoryFailure("unavailable", "KeyServiceDown", message);
  });
  return new TextDecoder().decode(Plaintext);
}

/** Of the ciphertext, its key or the function's rights to it: no later try ends otherwise. */
const isForGood = (error: unknown): boolean =>
  [
    InvalidCiphertextException,
    IncorrectKeyException,
    NotFoundException,
    DisabledException,
    KMSInvalidStateException,
  ].some((kind) => error instanceof kind) ||
  (error instanceof Error && error.name === "AccessDeniedException");
