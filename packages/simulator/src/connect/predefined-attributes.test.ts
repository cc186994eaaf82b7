import {
  AssociateUserProficienciesCommand,
  type ConnectClient,
  CreatePredefinedAttributeCommand,
  type CreatePredefinedAttributeCommandInput,
  ListPredefinedAttributesCommand,
  paginateListPredefinedAttributes,
  paginateSearchPredefinedAttributes,
  SearchPredefinedAttributesCommand,
  type StringCondition,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;
const invalid = { name: "InvalidParameterException" };
const predefinedAttributes = [
  { name: "Language", values: ["English", "French"] },
  { name: "connect:Subtype", values: ["connect:Chat"] },
  { name: "Product" },
];

const create = (client: ConnectClient, Name: string, more: Partial<CreatePredefinedAttributeCommandInput> = {}) =>
  client.send(new CreatePredefinedAttributeCommand({ InstanceId, Name, Values: { StringList: ["a"] }, ...more }));
const search = async (client: ConnectClient, condition: Partial<StringCondition>) => {
  const StringCondition = { FieldName: "name", ComparisonType: "CONTAINS" as const, ...condition };
  const found = await client.send(
    new SearchPredefinedAttributesCommand({ InstanceId, SearchCriteria: { StringCondition } }),
  );
  return found.PredefinedAttributes?.map(({ Name }) => Name);
};

describe("predefined attributes", () => {
  it("are searched with their values, and listed without", async () => {
    const { client, clock } = await startSmall({ predefinedAttributes });
    const found = [];
    for await (const page of paginateSearchPredefinedAttributes({ client, pageSize: 2 }, { InstanceId })) {
      expect(page.ApproximateTotalCount).toBe(3);
      found.push(...(page.PredefinedAttributes ?? []));
    }
    expect(found.map(({ Name, Values }) => [Name, Values?.StringList])).toEqual([
      ["Language", ["English", "French"]],
      ["connect:Subtype", ["connect:Chat"]],
      ["Product", []],
    ]);
    const names = [];
    for await (const page of paginateListPredefinedAttributes({ client, pageSize: 2 }, { InstanceId }))
      names.push(...(page.PredefinedAttributeSummaryList ?? []));
    const LastModifiedTime = new Date(clock.now - 24 * 3600_000);
    expect(names[0]).toEqual({ Name: "Language", LastModifiedTime, LastModifiedRegion: "eu-west-2" });
    expect(names).toHaveLength(3);
  });

  it("are found by name", async () => {
    const { client } = await startSmall({ predefinedAttributes });
    expect(await search(client, { Value: "u" })).toEqual(["Language", "connect:Subtype", "Product"]);
    expect(await search(client, { Value: "product", ComparisonType: "EXACT" })).toEqual(["Product"]);
    await expect(search(client, { FieldName: "value", Value: "x" })).rejects.toMatchObject(invalid);
  });

  it("come a hundred at a time at most", async () => {
    const { client } = await startSmall();
    const most = { InstanceId, MaxResults: 101 };
    await expect(client.send(new SearchPredefinedAttributesCommand(most))).rejects.toMatchObject(invalid);
    await expect(client.send(new ListPredefinedAttributesCommand(most))).rejects.toMatchObject(invalid);
  });

  it("are made for proficiencies", async () => {
    const { service, client } = await startSmall();
    const further = { Purposes: ["Routing"], AttributeConfiguration: { EnableValueValidationOnAssociation: true } };
    await create(client, "Certificate", { Values: { StringList: ["ITIL", "A+ é @home"] }, ...further });
    const found = await client.send(new SearchPredefinedAttributesCommand({ InstanceId }));
    const Values = { StringList: ["ITIL", "A+ é @home"] };
    expect(found.PredefinedAttributes).toMatchObject([{ Name: "Certificate", Values, ...further }]);
    const UserProficiencies = [{ AttributeName: "Certificate", AttributeValue: "ITIL", Level: 3 }];
    await client.send(new AssociateUserProficienciesCommand({ InstanceId, UserId: IDS.ann, UserProficiencies }));
    expect(service.snapshot()[0]?.proficiencies).toEqual([{ name: "Certificate", value: "ITIL", level: 3 }]);
  });

  it("have names of their own, ignoring case", async () => {
    const { client } = await startSmall({ predefinedAttributes });
    await expect(create(client, "LANGUAGE")).rejects.toMatchObject({
      name: "DuplicateResourceException",
      $metadata: { httpStatusCode: 409 },
    });
  });

  it.each<[string, string, string[]]>([
    ["an empty name", "", []],
    ["101 characters of name", "n".repeat(101), []],
    ["a name of AWS", "aws:x", []],
    ["a name of Connect", "connect:x", []],
    ["an odd character", "a*b", []],
    ["an empty value", "x", [""]],
    ["101 characters of value", "x", ["v".repeat(101)]],
    ["a value of Connect", "x", ["connect:Chat"]],
    ["a value twice", "x", ["a", "a"]],
    ["501 values", "x", Array.from({ length: 501 }, (_, index) => `v${index}`)],
  ])("may not have %s", async (_, name, values) => {
    const { client } = await startSmall();
    await expect(create(client, name, { Values: { StringList: values } })).rejects.toMatchObject(invalid);
  });
});
