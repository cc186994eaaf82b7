import { SERVICE_PASSWORD_CONTEXT } from "../packages/core/src/directory/service-password-context.ts";
import { settings } from "../settings.ts";
import { decryptFor } from "./decrypt-for.ts";
import { keptInProduction } from "./kept.ts";

/**
 * The key under which the password of the directory's service account is encrypted, and nothing else. People find it by its alias.
 * Without it the password would have to be set anew. There is none where settings reset no passwords.
 */
export function directoryKey() {
  if (!settings.passwords.offered) return undefined;
  const key = new aws.kms.Key(
    "DirectoryKey",
    {
      description: `The password of the directory's service account, for ${$app.name} (${$app.stage})`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
    },
    keptInProduction(),
  );
  const alias = new aws.kms.Alias("DirectoryKeyAlias", {
    name: `alias/${$app.name}-${$app.stage}-directory`,
    targetKeyId: key.keyId,
  });
  return {
    alias,
    mayDecrypt: decryptFor(key, SERVICE_PASSWORD_CONTEXT),
  };
}
export type DirectoryKey = ReturnType<typeof directoryKey>;
