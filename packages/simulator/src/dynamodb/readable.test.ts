import { expect, it } from "vitest";
import { readable } from "./readable.ts";

const Key = { pk: { S: "upload#1" } };
const Item = { ...Key, phone: { S: "+441632960001" } };

it("shows what is written without the values of items", () => {
  const update = {
    TableName: "ledger",
    Key,
    UpdateExpression: "SET phone = :phone",
    ExpressionAttributeNames: { "#p": "phone" },
    ExpressionAttributeValues: { ":phone": Item.phone },
  };
  expect(readable(update)).toEqual({ ...update, ExpressionAttributeValues: [":phone"] });
  expect(readable({ TableName: "ledger", Item })).toEqual({ TableName: "ledger", Item: ["pk", "phone"] });
  const legacy = { AttributeUpdates: { phone: { Value: Item.phone } } };
  expect(readable({ TableName: "ledger", Key, ...legacy })).toMatchObject({ AttributeUpdates: ["phone"] });
});

it("shows batches the same way", () => {
  const writes = { ledger: [{ PutRequest: { Item } }, { DeleteRequest: { Key } }] };
  expect(readable({ RequestItems: writes })).toEqual({
    RequestItems: { ledger: [{ PutRequest: { Item: ["pk", "phone"] } }, { DeleteRequest: { Key } }] },
  });
  const reads = { ledger: { Keys: [Key], ProjectionExpression: "phone" } };
  expect(readable({ RequestItems: reads })).toEqual({ RequestItems: reads });
});
