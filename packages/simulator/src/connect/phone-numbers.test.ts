import { ListPhoneNumbersV2Command, type ListPhoneNumbersV2CommandInput } from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS } from "./telephone.test-support.ts";

const [first] = CENTRE.phoneNumbers;
const phoneNumbers = [first, { ...first, number: "+442079460001" }];

async function start() {
  const { service, client } = await startSmall({ ...CENTRE, phoneNumbers });
  const list = async (input: ListPhoneNumbersV2CommandInput = {}) =>
    (await client.send(new ListPhoneNumbersV2Command(input))).ListPhoneNumbersSummaryList;
  const numbers = async (input: ListPhoneNumbersV2CommandInput) =>
    (await list(input))?.map(({ PhoneNumber }) => PhoneNumber);
  return { service, list, numbers };
}

describe("phone numbers", () => {
  it("are the account's, claimed for the instance", async () => {
    const { service, list } = await start();
    const all = await list();
    expect(all).toHaveLength(2);
    expect(all?.[0]).toEqual({
      PhoneNumberId: CENTRE_IDS.number,
      PhoneNumberArn: `arn:aws:connect:eu-west-2:000000000001:phone-number/${CENTRE_IDS.number}`,
      PhoneNumber: "+61255501234",
      PhoneNumberType: "DID",
      TargetArn: service.instanceArn,
      InstanceId: INSTANCE_ID,
    });
    expect([await list({ InstanceId: INSTANCE_ID }), await list({ TargetArn: service.instanceArn })]).toEqual([
      all,
      all,
    ]);
  });

  it("are filtered by their type and by how they begin", async () => {
    const { numbers } = await start();
    expect(await numbers({ PhoneNumberPrefix: "+44" })).toEqual(["+442079460001"]);
    expect(await numbers({ PhoneNumberTypes: ["TOLL_FREE"] })).toEqual([]);
    expect(await numbers({ PhoneNumberTypes: ["DID"], PhoneNumberPrefix: "+61" })).toEqual(["+61255501234"]);
  });

  it("are not known by their country, nor anywhere else", async () => {
    const { service, list } = await start();
    await expect(list({ PhoneNumberCountryCodes: ["AU"] })).rejects.toMatchObject({ name: "NotImplemented" });
    const missing = { name: "ResourceNotFoundException" };
    await expect(list({ TargetArn: `${service.instanceArn}x` })).rejects.toMatchObject(missing);
    await expect(list({ InstanceId: NOBODY })).rejects.toMatchObject(missing);
  });
});
