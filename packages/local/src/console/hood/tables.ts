import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Clients } from "../../cloud/clients.ts";
import { type Graph, ofType } from "../../synth/graph.ts";
import type { ItemsTold, TablesTold, TableTold } from "../told/hood.ts";
import { shortly, TABLE } from "./named.ts";

/** Items of a page, and characters of one. */
const PAGE_SIZE = 20;
const LONGEST = 4_000;
/** Pages of a megabyte that are counted; a table with more has "more than" so many. */
const MOST_PAGES = 20;
const WRITES = /^(Put|Update|Delete|BatchWrite|Transact)/;

type Sources = { graph: Graph; watching: Pick<Clients, "dynamo"> };

/** The stacks' tables with how many items they have, each counted anew once something was written to it, and pages of their items. */
export function tablesIn({ graph, watching: { dynamo } }: Sources) {
  const tables = ofType(graph, TABLE).map((one) => {
    const { name: deployed, hashKey, rangeKey } = one.inputs;
    return { name: shortly(one), deployed, arn: one.arn, key: rangeKey ? [hashKey, rangeKey] : [hashKey] };
  });
  const counts = new Map<string, Promise<TableTold>>();

  function counted(table: (typeof tables)[number]): Promise<TableTold> {
    const known = counts.get(table.name);
    if (known) return known;
    // Kept before it is done: what is written meanwhile has it counted again.
    const counting = count(table).catch((error) => {
      if (counts.get(table.name) === counting) counts.delete(table.name);
      throw error;
    });
    counts.set(table.name, counting);
    return counting;
  }
  async function count({ deployed, name, key }: (typeof tables)[number]): Promise<TableTold> {
    let items = 0;
    let from: Record<string, unknown> | undefined;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await dynamo.send(
        new ScanCommand({ TableName: deployed, Select: "COUNT", ...(from && { ExclusiveStartKey: from }) }),
      );
      items += page.Count ?? 0;
      from = page.LastEvaluatedKey;
      if (!from) return { name, key, items, isMore: false };
    }
    return { name, key, items, isMore: true };
  }

  return {
    /** Whether the call has written; its table is then counted anew. */
    isWritten({ service, operation, needs }: JournalEntry): boolean {
      if (service !== "dynamodb" || !WRITES.test(operation)) return false;
      const arns = new Set(needs.flatMap(({ resources }) => resources));
      for (const { name, arn } of tables) if (arns.has(arn)) counts.delete(name);
      return true;
    },
    read: async (): Promise<TablesTold> => ({ tables: await Promise.all(tables.map(counted)) }),
    /** A page of a table's items in DynamoDB's own order; nothing where there is no such table. */
    async items(name: string, after: Record<string, string | number> | undefined): Promise<ItemsTold | undefined> {
      const table = tables.find((one) => one.name === name);
      if (!table) return undefined;
      const { Items = [], LastEvaluatedKey: last } = await dynamo.send(
        new ScanCommand({
          TableName: table.deployed,
          Limit: PAGE_SIZE,
          ...(after && { ExclusiveStartKey: after }),
        }),
      );
      const items = Items.map((item) => {
        const json = JSON.stringify(item, plainly, 2);
        const key = table.key.map((each) => String(item[each])).join(" / ");
        return { key, json: json.slice(0, LONGEST), isCut: json.length > LONGEST };
      });
      return { items, ...(last && { next: JSON.stringify(last) }) };
    },
  };
}

/** Sets as lists; what JSON has no words for is described. */
function plainly(_key: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return typeof value === "bigint" ? String(value) : value;
}
