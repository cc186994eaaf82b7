import type { Need } from "../gateway/service.ts";

// biome-ignore lint/suspicious/noExplicitAny: an input is what the client sent; dynalite checks it
export type Input = Record<string, any>;

/** What IAM must allow for an operation: its action on the table, or on the index that it reads. */
export function needsOf(operation: string, input: Input, arnOf: (table: string) => string): Need[] {
  const need = (resources: string[]) => [{ action: `dynamodb:${operation}`, resources }];
  const { TableName, IndexName, RequestItems, ResourceArn } = input;
  if (operation === "BatchGetItem" || operation === "BatchWriteItem") {
    return need(Object.keys(RequestItems ?? {}).map((name) => arnOf(nameOf(name))));
  }
  if (ResourceArn) return need([ResourceArn]);
  if (!TableName) return need(["*"]);
  const table = arnOf(nameOf(TableName));
  return need([IndexName ? `${table}/index/${IndexName}` : table]);
}

/** Tables may be named by their ARNs too. */
export const nameOf = (table: string) => table.replace(/^arn:.*:table\//, "");
