import { ListSecurityKeysCommand } from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { newKeys } from "../phone/encryption/encryption.test-support.ts";
import { stableId } from "./arn.ts";
import { INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;
const [first, second] = [newKeys().publicKey, newKeys().publicKey];
const securityKeys = [{ key: first }, { id: "old-one", key: second }];
const firstId = stableId(INSTANCE_ID, "securityKey", first);

describe("security keys", () => {
  it("are listed, one or two at a time", async () => {
    const { client, clock } = await startSmall({ securityKeys });
    const CreationTime = new Date(clock.now - 24 * 3600_000);
    const all = [
      { AssociationId: firstId, Key: first, CreationTime },
      { AssociationId: "old-one", Key: second, CreationTime },
    ];
    const list = await client.send(new ListSecurityKeysCommand({ InstanceId }));
    expect(list.SecurityKeys).toEqual(all);
    expect(list.NextToken).toBeUndefined();
    const one = await client.send(new ListSecurityKeysCommand({ InstanceId, MaxResults: 1 }));
    const { NextToken } = one;
    const other = await client.send(new ListSecurityKeysCommand({ InstanceId, MaxResults: 1, NextToken }));
    expect([one.SecurityKeys, other.SecurityKeys]).toEqual([all.slice(0, 1), all.slice(1)]);
  });

  it("are the telephone's, with ids that follow from the keys", async () => {
    const { service } = await startSmall({ securityKeys });
    expect(service.exchange().securityKeys).toEqual([
      { id: firstId, key: first },
      { id: "old-one", key: second },
    ]);
  });

  it("are none where nobody says so, and of this instance alone", async () => {
    const { client } = await startSmall();
    expect((await client.send(new ListSecurityKeysCommand({ InstanceId }))).SecurityKeys).toEqual([]);
    const elsewhere = client.send(new ListSecurityKeysCommand({ InstanceId: NOBODY }));
    await expect(elsewhere).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
});
