import { GenerateMacCommand, type KMSClient } from "@aws-sdk/client-kms";
import { type Mac, macMessage } from "./mac.ts";

/** The code by a KMS key of the kind HMAC_256, which never leaves KMS. */
export const kmsMac =
  ({ client, key }: { client: KMSClient; key: string }): Mac =>
  async (keyed) => {
    const command = new GenerateMacCommand({ KeyId: key, MacAlgorithm: "HMAC_SHA_256", Message: macMessage(keyed) });
    const { Mac } = await client.send(command);
    if (!Mac) throw new Error("KMS answered without a MAC");
    return Mac;
  };
