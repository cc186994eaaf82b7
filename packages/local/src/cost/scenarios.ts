import { randomUUID } from "node:crypto";
import { ring } from "@frontdesk/simulator/phone/ring.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { newAgents } from "../bench/agents-file.ts";
import { startTally } from "../bench/tally.ts";
import { clientsOf } from "../cloud/clients.ts";
import type { Served } from "../commands/serve.ts";
import { chat } from "../telephone/chat.ts";
import { flowNamed } from "../telephone/dialling.ts";
import { scriptedChat } from "../telephone/scripted-chat.ts";
import { drop } from "../uploads/drop.ts";
import { follow, ledgerOf } from "../uploads/follow.ts";
import type { Usage } from "./prices.ts";
import { times, usageOf } from "./usage.ts";

/** Agents of the sample, and what else is done once for the whole of it. */
export const SAMPLE = { agents: 50, calls: 10, resets: 3 };

/** A Thursday, ten in the morning in New York, when agents answer. */
const OPEN = Date.parse("2026-11-26T15:00:00Z");
const OPERATOR = "+12025550123";

/** Ten calls as they may come: most want to hear states or an agent, one switches an instance, one sets an emergency. */
const CALLS = [
  ...Array.from({ length: 5 }, () => ({ to: "main line", keys: "1,hang up" })),
  ...Array.from({ length: 3 }, () => ({ to: "main line", keys: "2" })),
  { to: "main line", keys: "1,wait 6,3,1,1,hang up" },
  { to: "Emergency_Authentication", keys: "code,1,1,1,1,hang up" },
];
const RESET = ["reset my password", "nrahman", "17 April 1990", "September", "yes"];

export type Counted = { agents: Usage; calls: Usage; resets: Usage };

/** What one of each takes: an agent that is created, a call, a reset. */
export async function countUsage(desk: Served): Promise<Counted> {
  return {
    agents: times(await counted(desk, () => createAgents(desk)), 1 / SAMPLE.agents),
    calls: times(await counted(desk, () => makeCalls(desk)), 1 / CALLS.length),
    resets: await counted(desk, () => resetOnce(desk)),
  };
}

async function counted(desk: Served, does: () => Promise<Usage>): Promise<Usage> {
  const before = desk.cloud.texts.entries().length;
  const tally = startTally(desk);
  const more = await does();
  await desk.cloud.settle();
  return { ...usageOf(tally(), desk.cloud.texts.entries().length - before), ...more };
}

async function createAgents(desk: Served): Promise<Usage> {
  const clients = clientsOf(desk);
  const upload = await drop({ key: "create/cost.csv", content: newAgents({ count: SAMPLE.agents }) }, clients, desk);
  const { failures } = await follow(upload, ledgerOf(clients, desk), () => {});
  if (failures.length) throw new Error(`a row of the sample fails: ${JSON.stringify(failures[0])}`);
  return {};
}

async function makeCalls(desk: Served): Promise<Usage> {
  for (const { to, keys } of CALLS) {
    const exchange = desk.exchange();
    const texts = () => exchange.texts(OPERATOR);
    const handset = scriptedHandset(keys, { patience: 20, texts });
    await ring(exchange, { ...flowNamed(exchange, { to }), from: OPERATOR, at: OPEN }, { handset });
  }
  return {};
}

async function resetOnce(desk: Served): Promise<Usage> {
  const { bots, sendToBot } = desk.exchange();
  const [bot] = bots;
  if (!bot) throw new Error("no bot is there: passwords.offered");
  const parts = { send: sendToBot, bot, sessionId: randomUUID(), attributes: {}, heard: () => {} };
  const why = await scriptedChat(RESET, chat(parts), () => {});
  if (why) throw new Error(why);
  return { lexSpeech: RESET.length };
}
