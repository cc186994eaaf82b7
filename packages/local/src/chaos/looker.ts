import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Frontdesk } from "../cloud/boot.ts";
import { clientsOf } from "../cloud/clients.ts";
import type { Ended } from "../simulation/ended.ts";
import { ledgerOf } from "../uploads/follow.ts";

/** Who looks on, as the operator, whom no fault hits. */
export function lookerAt(frontdesk: Frontdesk) {
  const clients = clientsOf(frontdesk);
  const { cloud, connect, graph, names } = frontdesk;
  const ledger = ledgerOf(clients, frontdesk);
  const Bucket = names.bucket;
  return {
    clients,
    ledger,
    async ended(): Promise<Ended> {
      const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket }));
      return {
        ledger,
        keys: Contents.map(({ Key = "" }) => Key),
        async read(Key) {
          if (!Contents.some((each) => each.Key === Key)) return undefined;
          const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket, Key }));
          return Body?.transformToString();
        },
        users: connect.snapshot(),
      };
    },
    /** Everything that the ledger's table holds, as text. */
    async items(): Promise<string> {
      const pages = paginateScan({ client: clients.dynamo }, { TableName: names.tables.ledger });
      const texts: string[] = [];
      for await (const { Items = [] } of pages) texts.push(JSON.stringify(Items));
      return texts.join("\n");
    },
    async purge(): Promise<void> {
      const urls = Object.values(names.queues).map((queue) => `${cloud.endpoint}/${graph.account}/${queue}`);
      await Promise.all(urls.map((QueueUrl) => clients.sqs.send(new PurgeQueueCommand({ QueueUrl }))));
    },
    close() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
export type Looker = ReturnType<typeof lookerAt>;
