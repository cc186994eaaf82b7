type Index = { name: string; hashKey: string; rangeKey?: string; projection?: "ALL" | "KEYS_ONLY" | string[] };
export type TableConfig = {
  name: string;
  attributes: Record<string, "S" | "N" | "B">;
  hashKey: string;
  rangeKey?: string;
  /** Global secondary indexes; all attributes are projected unless said otherwise. */
  indexes?: Index[];
  localIndexes?: Index[];
  /** The attribute that holds the time to live. Nothing expires here: DynamoDB itself may take days. */
  ttl?: string;
  /** Of the account's own: who gets at the items must be allowed to decrypt with it through DynamoDB. */
  kmsKeyArn?: string;
};

/** The input of CreateTable for a table. */
export function createTableInput({
  name,
  attributes,
  hashKey,
  rangeKey,
  indexes = [],
  localIndexes = [],
}: TableConfig) {
  const used = new Set([
    hashKey,
    rangeKey,
    ...[...indexes, ...localIndexes].flatMap((each) => [each.hashKey, each.rangeKey]),
  ]);
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: Object.entries(attributes)
      .filter(([AttributeName]) => used.has(AttributeName))
      .map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: keySchema(hashKey, rangeKey),
    ...(indexes.length ? { GlobalSecondaryIndexes: indexes.map(indexInput) } : {}),
    ...(localIndexes.length ? { LocalSecondaryIndexes: localIndexes.map(indexInput) } : {}),
  };
}

const keySchema = (hashKey: string, rangeKey: string | undefined) => [
  { AttributeName: hashKey, KeyType: "HASH" },
  ...(rangeKey ? [{ AttributeName: rangeKey, KeyType: "RANGE" }] : []),
];
const indexInput = ({ name, hashKey, rangeKey, projection = "ALL" }: Index) => ({
  IndexName: name,
  KeySchema: keySchema(hashKey, rangeKey),
  Projection:
    typeof projection === "string"
      ? { ProjectionType: projection }
      : { ProjectionType: "INCLUDE", NonKeyAttributes: projection },
});
