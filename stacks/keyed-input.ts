import * as tls from "@pulumi/tls";
import { ENTRY_KEY_CONTEXT } from "../packages/core/src/pins/entry-key-context.ts";
import { instanceArn } from "./instance.ts";
import type { Storage } from "./storage.ts";

const TEN_YEARS = 10 * 365 * 24;

/**
 * The key pair under which Connect encrypts what callers key in, so that no digit of it is in an event, a log or a contact:
 * https://docs.aws.amazon.com/connect/latest/adminguide/encrypt-data.html. Flows have the certificate, the instance the public
 * key, and the private key goes, encrypted by ours, to whoever may read the digits.
 */
export function keyedInput({ key }: Storage) {
  const pair = new tls.PrivateKey("KeyedInputKey", { algorithm: "RSA", rsaBits: 2048 });
  const certificate = new tls.SelfSignedCert("KeyedInputCertificate", {
    privateKeyPem: pair.privateKeyPem,
    subject: { commonName: `${$app.name} ${$app.stage}` },
    allowedUses: ["key_encipherment", "data_encipherment"],
    validityPeriodHours: TEN_YEARS,
  });
  // The provider has no resource for it. An instance has room for two.
  const onInstance = new aws.cloudformation.Stack("KeyedInput", {
    templateBody: $resolve({ InstanceId: instanceArn(), Key: pair.publicKeyPem }).apply((Properties) =>
      JSON.stringify({
        Resources: { SecurityKey: { Type: "AWS::Connect::SecurityKey", Properties } },
        Outputs: { Id: { Value: { "Fn::GetAtt": ["SecurityKey", "AssociationId"] } } },
      }),
    ),
  });
  const encrypted = new aws.kms.Ciphertext("KeyedInputPrivateKey", {
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
    mayDecrypt: {
      actions: ["kms:Decrypt"],
      resources: [key.arn],
      conditions: [
        {
          test: "StringEquals",
          variable: "kms:EncryptionContext:purpose",
          values: [ENTRY_KEY_CONTEXT.purpose],
        },
      ],
    },
  };
}
