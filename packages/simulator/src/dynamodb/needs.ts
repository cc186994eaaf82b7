import type { Need } from "../gateway/service.ts";
import { decryptVia } from "../kms/needs.ts";
import type { TableConfig } from "./tables.ts";

// biome-ignore lint/suspicious/noExplicitAny: an input is what the client sent; dynalite checks it
export type Input = Record<string, any>;
type Tables = {
  arnOf(table: string): string;
  /** What the use of a table's own key asks for, by the table's name. */
  keyNeeds: Map<string, Need>;
};

const OF_ITEMS = /^((Get|Put|Update|Delete)Item|Query|Scan)$/;

/** What IAM must allow for an operation: its action on the table, or on the index that it reads, and the use of the table's key. */
export function needsOf(operation: string, input: Input, { arnOf, keyNeeds }: Tables): Need[] {
  const need = (resources: string[], opened: string[] = []) => [
    { action: `dynamodb:${operation}`, resources },
    ...opened.flatMap((name) => keyNeeds.get(name) ?? []),
  ];
  const { TableName, IndexName, RequestItems, ResourceArn } = input;
  if (operation === "BatchGetItem" || operation === "BatchWriteItem") {
    const names = Object.keys(RequestItems ?? {}).map(nameOf);
    return need(names.map(arnOf), names);
  }
  if (ResourceArn) return need([ResourceArn]);
  if (!TableName) return need(["*"]);
  const name = nameOf(TableName);
  const resource = IndexName ? `${arnOf(name)}/index/${IndexName}` : arnOf(name);
  return need([resource], OF_ITEMS.test(operation) ? [name] : []);
}

/**
 * By tables' names: to get at the items of a table with a key of the account's own, DynamoDB has KMS decrypt the table's data key,
 * in the name of who calls. It keeps that for five minutes and more, so that on AWS a permission that is taken away lasts as long.
 * ⚠ AWS does not say which operations do without: here, those on the table as a whole.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
export function keyNeedsOf(tables: TableConfig[], { account, region }: { account: string; region: string }) {
  const via = `dynamodb.${region}.amazonaws.com`;
  const needs = new Map<string, Need>();
  for (const { name, kmsKeyArn } of tables) {
    const context = { "aws:dynamodb:tableName": name, "aws:dynamodb:subscriberId": account };
    if (kmsKeyArn) needs.set(name, decryptVia(via, kmsKeyArn, context));
  }
  return needs;
}

/** Tables may be named by their ARNs too. */
export const nameOf = (table: string) => table.replace(/^arn:.*:table\//, "");
