import { describe, expect, it } from "vitest";
import {
  ALIAS,
  bytes,
  CONTEXT,
  OTHERS,
  PINS,
  place,
  refusalOf,
  SECRET,
  SECRETS,
  start,
  textOf,
} from "./kms.test-support.ts";
import { kmsService } from "./kms-service.ts";

const ALIAS_ARN = `arn:aws:kms:eu-west-2:123456789012:${ALIAS}`;

describe("an alias", () => {
  it.each([ALIAS, ALIAS_ARN])("names its key: %s", async (KeyId) => {
    const { encrypt, decrypt, describeKey } = await start();
    const { CiphertextBlob, KeyId: used } = await encrypt({ KeyId, EncryptionContext: CONTEXT });
    expect(used).toBe(SECRETS);
    const opened = await decrypt({ CiphertextBlob, KeyId, EncryptionContext: CONTEXT });
    expect([textOf(opened.Plaintext), opened.KeyId]).toEqual([SECRET, SECRETS]);
    expect((await describeKey(KeyId)).KeyMetadata).toMatchObject({ Arn: SECRETS });
  });

  it.each([
    ["alias/nothing", "arn:aws:kms:eu-west-2:123456789012:alias/nothing"],
    ["alias/Secrets", "arn:aws:kms:eu-west-2:123456789012:alias/Secrets"],
    [ALIAS_ARN.replace("eu-west-2", "us-east-1"), ALIAS_ARN.replace("eu-west-2", "us-east-1")],
  ])("that there is not is not found: %s", async (KeyId, named) => {
    const { encrypt, decrypt, describeKey, generateMac } = await start();
    const { CiphertextBlob } = await encrypt();
    const decrypting = () => decrypt({ CiphertextBlob, KeyId });
    for (const call of [() => encrypt({ KeyId }), decrypting, () => describeKey(KeyId), () => generateMac({ KeyId })])
      expect(await refusalOf(call())).toMatchObject({
        code: "NotFoundException",
        message: `Alias ${named} is not found.`,
      });
  });

  it("of another key than the ciphertext's does not open it", async () => {
    const { encrypt, decrypt } = await start();
    const { CiphertextBlob } = await encrypt({ KeyId: OTHERS });
    expect(await refusalOf(decrypt({ CiphertextBlob, KeyId: ALIAS }))).toMatchObject({ code: "IncorrectKeyException" });
  });

  it("is allowed as its key is", async () => {
    const { role, cloud } = await start([{ Effect: "Allow", Action: "kms:Encrypt", Resource: SECRETS }]);
    expect((await role().encrypt({ KeyId: ALIAS })).KeyId).toBe(SECRETS);
    expect(cloud.journal.find({ service: "kms" })).toMatchObject([{ needs: [{ resources: [SECRETS] }] }]);
    const stranger = await start([{ Effect: "Allow", Action: "kms:Encrypt", Resource: ALIAS_ARN }]);
    expect(await refusalOf(stranger.role().encrypt({ KeyId: ALIAS }))).toMatchObject({ code: "AccessDeniedException" });
  });

  it.each([
    [
      "of two keys",
      [
        { arn: SECRETS, aliases: [ALIAS] },
        { arn: PINS, aliases: [ALIAS] },
      ],
      "an alias already",
    ],
    ["without its beginning", [{ arn: SECRETS, aliases: ["secrets"] }], "secrets is no alias"],
    ["of AWS' own", [{ arn: SECRETS, aliases: ["alias/aws/s3"] }], "is no alias"],
  ])("cannot be one %s", (_, keys, why) => expect(() => kmsService({ ...place, keys })).toThrow(why));

  it("is of a key that stays what it is", async () => {
    const { encrypt } = await start();
    expect(await refusalOf(encrypt({ KeyId: ALIAS, Plaintext: bytes("") }))).toMatchObject({
      code: "ValidationException",
    });
  });
});
