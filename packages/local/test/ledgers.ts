import type { Ledger } from "@frontdesk/core/agents/ledger.ts";
import { dynamoLedger } from "@frontdesk/core/agents/ledger-dynamo/ledger.ts";
import { type Upload, uploadOf } from "@frontdesk/core/agents/upload.ts";
import { memoryLedger } from "../src/simulation/memory/ledger.ts";
import { emptyLedger } from "../src/simulation/memory/ledger-state.ts";
import { type StandingClock, standingClock } from "./clock.ts";
import { openDesk } from "./desk.ts";

async function inDynamo(clock: StandingClock): Promise<Ledger> {
  const { clients, names } = await openDesk();
  return dynamoLedger({ client: clients.dynamo, table: names.tables.ledger, clock, keepDays: 1 });
}
const inMemory = async (clock: StandingClock): Promise<Ledger> => memoryLedger(emptyLedger(), clock);

/** Where a ledger is kept, and what opens one there. */
export const LEDGERS = [
  ["in DynamoDB", inDynamo],
  ["in memory", inMemory],
] as const;
export type OpenWith = (clock: StandingClock) => Promise<Ledger>;

export const MINUTE = 60_000;
export const dropOf = (name: string) => ({ key: `create/${name}.csv`, versionId: "1", etag: "e" });
export const upload = uploadOf(dropOf("a"));
export const { id } = upload;
export const reason = { code: "NoGood", message: "It was no good." };
export const another = { code: "NoBetter", message: "It was no better." };
const none = { created: 0, changed: 0, unchanged: 0, removed: 0, absent: 0, failed: 0 };
export const ending = {
  ...{ succeeded: 1, failed: 0, outcomes: { ...none, created: 1 } },
  ...{ processedKey: "processed/create/a", reportKey: "reports/a.html" },
};
const dialect = { encoding: "utf-8", delimiter: ",", hasSeparatorLine: false } as const;
export const surveyOf = (rows: number) => ({ dialect, header: ["user login"], rows });
export const place = (row: number, rows: number) => ({
  ...{ upload: id, row, rows },
  ...{ login: `agent${row}`, line: row + 1 },
});

/** An empty ledger; `lease` is one of a minute from now on. */
export async function openLedger(openWith: OpenWith) {
  const clock = standingClock();
  const lease = (owner: string) => ({ owner, until: clock.now() + MINUTE });
  return { ledger: await openWith(clock), clock, lease };
}
export type Opened = Awaited<ReturnType<typeof openLedger>>;

/** A ledger with an upload of which every row has been sent. */
export async function openAtWork(openWith: OpenWith, rows: number): Promise<Opened> {
  const opened = await openLedger(openWith);
  await sendAll(opened, upload, rows);
  return opened;
}

export async function sendAll({ ledger, lease }: Opened, sent: Upload, rows: number) {
  await ledger.begin(sent, lease("intake"));
  await ledger.surveyed(sent.id, surveyOf(rows), "create");
  await ledger.sent(sent.id);
}
