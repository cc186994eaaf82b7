import * as tls from "@pulumi/tls";
import { ENTRY_KEY_CONTEXT } from "../packages/core/src/pins/entry-key-context.ts";
import { decryptFor } from "./decrypt-for.ts";
import { instanceArn } from "./instance.ts";
import { keptInProduction } from "./kept.ts";
import { templated } from "./templated.ts";

/**
 * What the key pair, its certificate, the encrypted private key and the security key on the instance are named after. To
 * replace them, write another word: the next deployment makes all four anew, has the flow and the function use them, and only
 * then removes the old ones, since Pulumi creates before it deletes. The instance has room for two security keys, so that one
 * place must be free. What somebody keys in at that moment may not be read: who calls again is let in.
 */
const PAIR = "KeyedInput";
const TEN_YEARS = 10 * 365 * 24;

/**
 * The key pair under which Connect encrypts what callers key in, so that no digit of it is in an event, a log or a contact:
 * https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html. Flows have the certificate, the instance the public
 * key, and the private key goes, encrypted under a KMS key that is for nothing else, to whoever may read the digits.
 */
export function keyedInput() {
  const key = new aws.kms.Key(
    "EntryKey",
    {
      description: `The private key of what callers of ${$app.name} (${$app.stage}) key in`,
      enableKeyRotation: true,
      deletionWindowInDays: 7,
    },
    keptInProduction(),
  );
  const pair = new tls.PrivateKey(`${PAIR}Key`, { algorithm: "RSA", rsaBits: 2048 });
  const certificate = new tls.SelfSignedCert(`${PAIR}Certificate`, {
    privateKeyPem: pair.privateKeyPem,
    subject: { commonName: `${$app.name} ${$app.stage}` },
    allowedUses: ["key_encipherment", "data_encipherment"],
    validityPeriodHours: TEN_YEARS,
  });
  const onInstance = templated(
    PAIR,
    $resolve({ InstanceId: instanceArn(), Key: pair.publicKeyPem }).apply((Properties) =>
      JSON.stringify({
        Resources: { SecurityKey: { Type: "AWS::Connect::SecurityKey", Properties } },
        Outputs: { Id: { Value: { "Fn::GetAtt": ["SecurityKey", "AssociationId"] } } },
      }),
    ),
  );
  const encrypted = new aws.kms.Ciphertext(`${PAIR}PrivateKey`, {
    keyId: key.arn,
    plaintext: pair.privateKeyPemPkcs8,
    context: ENTRY_KEY_CONTEXT,
  });
  const securityKey = onInstance.outputs.apply(({ Id }) => {
    if (Id) return Id;
    throw new Error("CloudFormation gives no id of the security key");
  });
  return {
    securityKey,
    certificate: certificate.certPem,
    environment: { SECURITY_KEY: securityKey, ENTRY_KEY: encrypted.ciphertextBlob },
    mayDecrypt: decryptFor(key, ENTRY_KEY_CONTEXT),
  };
}
