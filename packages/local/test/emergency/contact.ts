import { randomUUID } from "node:crypto";
import { encryptInput } from "@frontdesk/simulator/phone/encryption/encrypt-input.ts";
import { encryptionKey } from "@frontdesk/simulator/phone/encryption/encryption-key.ts";
import type { LambdaReply } from "@frontdesk/simulator/phone/exchange.ts";
import { PRIYA, type Telephone } from "../telephone.ts";

/** A contact of Priya's phone without a flow: its functions are invoked as Connect would, as often as a test wants. */
export function contactOf({ exchange }: Pick<Telephone, "exchange">) {
  const id = randomUUID();
  const { invoke, names, flows, securityKeys } = exchange();
  const event = (Parameters: Record<string, string>) =>
    JSON.stringify({
      Name: "ContactFlowEvent",
      Details: {
        ContactData: {
          ContactId: id,
          CustomerEndpoint: { Address: PRIYA, Type: "TELEPHONE_NUMBER" },
          SystemEndpoint: { Address: "+18005550101", Type: "TELEPHONE_NUMBER" },
        },
        Parameters,
      },
    });
  const authentication = flows.find(({ arn }) => arn === names.EmergencyAuthenticationFlowArn)?.content ?? "{}";
  const { Parameters } = JSON.parse(authentication).Actions.find(
    (action: { Identifier: string }) => action.Identifier === "key PIN",
  );
  const { InputEncryption } = Parameters;
  return {
    id,
    asksForPin: (after = "0") => invoke(String(names.OneTimePinArn), event({ after })),
    /** Each entry is another message, as Connect encrypts it. */
    async keys(digits: string): Promise<LambdaReply> {
      const found = encryptionKey(securityKeys, InputEncryption);
      if ("fault" in found) throw new Error(found.fault);
      const pin = await encryptInput(digits, found.key, InputEncryption.EncryptionKeyId);
      return invoke(String(names.VerifyPinArn), event({ pin }));
    },
  };
}

export const answerOf = ({ payload }: LambdaReply): Record<string, string> => JSON.parse(payload);
