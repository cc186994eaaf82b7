import { signed } from "../gateway/caller.ts";
import type { Reply, Service } from "../gateway/service.ts";
import { openDynalite } from "./dynalite.ts";
import { type Input, keyNeedsOf, nameOf, needsOf } from "./needs.ts";
import { readable } from "./readable.ts";
import { createTableInput, type TableConfig } from "./tables.ts";

type Place = { account: string; region: string };
const TARGET = "DynamoDB_20120810";
const carriedOut = new Set(
  `BatchGetItem BatchWriteItem CreateTable DeleteItem DeleteTable DescribeTable GetItem ListTables PutItem Query Scan
  UpdateItem UpdateTable TagResource UntagResource ListTagsOfResource`.split(/\s+/),
);

/** DynamoDB as dynalite has it, in this process and in memory, with the tables that the config names. */
export async function dynamodbService(tables: TableConfig[], { account, region }: Place): Promise<Service> {
  const dynalite = openDynalite();
  const arnOf = (name: string) => `arn:aws:dynamodb:${region}:${account}:table/${name}`;
  const keyNeeds = keyNeedsOf(tables, { account, region });
  const ttls = new Map(tables.map(({ name, ttl }) => [name, ttl]));
  const caller = { accessKeyId: "simulator", region };
  const own = async (operation: string, input: object) => {
    const headers = { ...signed(caller, "dynamodb"), "content-type": "application/x-amz-json-1.0" };
    const sent = {
      headers: { ...headers, "x-amz-target": `${TARGET}.${operation}` },
      body: Buffer.from(JSON.stringify(input)),
    };
    const { status, body } = await dynalite(sent);
    if (status !== 200) throw new Error(`${operation} of ${JSON.stringify(input)}: ${body}`);
    return JSON.parse(String(body));
  };
  for (const table of tables) {
    await own("CreateTable", createTableInput(table));
    for (let state = ""; state !== "ACTIVE"; ) {
      state = (await own("DescribeTable", { TableName: table.name })).Table.TableStatus;
    }
  }
  const foreign = /arn:aws:dynamodb:[\w-]*:\d*:table\//g;
  return {
    signingName: "dynamodb",
    async ask({ headers, body }) {
      const operation = String(headers["x-amz-target"] ?? "-").replace(/^.*\./, "");
      const input: Input = parsed(body);
      return {
        operation,
        input: readable(input),
        needs: needsOf(operation, input, { arnOf, keyNeeds }),
        async answer() {
          if (operation === "DescribeTimeToLive") return timeToLive(input, ttls);
          if (!carriedOut.has(operation)) return failed("NotImplemented", `NotImplemented: dynamodb.${operation}`, 501);
          const reply = await dynalite({ headers: complete(headers), body: named(body, input) });
          if (!/Table|Resource/.test(operation)) return reply;
          const text = String(reply.body).replace(foreign, arnOf(""));
          const { "content-length": _, "x-amz-crc32": __, ...kept } = reply.headers;
          return { ...reply, headers: kept, body: text };
        },
      };
    },
    refuse(code, message, status) {
      if (code === "AccessDenied") return failed("AccessDeniedException", message, 400);
      if (code === "InvalidClientTokenId") return failed("UnrecognizedClientException", message, 400);
      return failed(code, message, status);
    },
  };
}

/** Dynalite wants a date and all of a signature's parts, which presigned and hand-made calls may lack. */
function complete(headers: Record<string, unknown>): Record<string, unknown> {
  const { authorization, ...own } = signed({ accessKeyId: "simulator", region: "us-east-1" }, "dynamodb");
  return { ...own, authorization, "content-type": headers["content-type"], "x-amz-target": headers["x-amz-target"] };
}

/** Dynalite knows tables by name only. */
function named(body: Buffer, input: Input): Buffer {
  if (!String(input.TableName).startsWith("arn:")) return body;
  return Buffer.from(JSON.stringify({ ...input, TableName: nameOf(input.TableName) }));
}

function parsed(body: Buffer): Input {
  try {
    return { ...JSON.parse(body.toString() || "{}") };
  } catch {
    return {};
  }
}

function timeToLive({ TableName = "" }: Input, ttls: Map<string, string | undefined>): Reply {
  const name = nameOf(TableName);
  if (!ttls.has(name))
    return failed("ResourceNotFoundException", `Requested resource not found: Table: ${name} not found`, 400);
  const AttributeName = ttls.get(name);
  const TimeToLiveDescription = AttributeName
    ? { TimeToLiveStatus: "ENABLED", AttributeName }
    : { TimeToLiveStatus: "DISABLED" };
  return { status: 200, headers: JSON_1_0, body: JSON.stringify({ TimeToLiveDescription }) };
}

const JSON_1_0 = { "content-type": "application/x-amz-json-1.0" };
const failed = (code: string, message: string, status: number): Reply => ({
  status,
  headers: JSON_1_0,
  body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${code}`, message }),
});
