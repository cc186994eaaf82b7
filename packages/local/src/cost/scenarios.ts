import { randomUUID } from "node:crypto";
import { ring } from "@frontdesk/simulator/phone/ring.ts";
import { scriptedHandset } from "@frontdesk/simulator/phone/scripted-handset.ts";
import { changedAgents, newAgents } from "../bench/agents-file.ts";
import { startTally } from "../bench/tally.ts";
import { clientsOf } from "../cloud/clients.ts";
import { ofType } from "../synth/graph.ts";
import { chat } from "../telephone/chat.ts";
import { flowNamed } from "../telephone/dialling.ts";
import { exchangeOf, staffed } from "../telephone/exchange.ts";
import { scriptedChat } from "../telephone/scripted-chat.ts";
import { drop, type Into } from "../uploads/drop.ts";
import { follow, ledgerOf } from "../uploads/follow.ts";
import type { CostDesk } from "./cost-desk.ts";
import type { Usage } from "./prices.ts";
import { times, usageOf } from "./usage.ts";

/** Minutes that an agent is taken to talk, which no sample can tell; and that a reset by telephone takes. */
export const MINUTES = { talk: 4, reset: 3 };

/** A Thursday, ten in the morning in New York, when agents answer. */
const OPEN = Date.parse("2026-11-26T15:00:00Z");
const [OPERATOR, KNOWN, UNKNOWN] = ["+12025550123", "+61491570006", "+12025550199"];
const AGENT = "m.reyes";

type Call = { what: string; times: number; to: string; from: string; keys: string };
/** Calls as they may come. */
export const CALLS: Call[] = [
  { what: "hear the instances' states", times: 4, to: "main line", from: KNOWN, keys: "1,hang up" },
  { what: "talk to an agent", times: 3, to: "main line", from: KNOWN, keys: "2" },
  { what: "are from a number that nobody knows", times: 1, to: "main line", from: UNKNOWN, keys: "" },
  { what: "start an instance", times: 1, to: "main line", from: OPERATOR, keys: "3,1,1,hang up" },
  {
    ...{ what: "set an emergency, with a PIN by SMS", times: 1, to: "Emergency_Authentication", from: OPERATOR },
    keys: "code,2,2,1,4,#,*,hang up",
  },
];
const RESET = ["reset my password", "nrahman", "17 April 1990", "September", "yes"];

/** What was done, and what is counted of it. */
export const SAMPLE = { agents: 100, calls: CALLS.reduce((sum, { times }) => sum + times, 0), turns: RESET.length };

/** What one of each takes. `most`: GB-seconds of Lambda if every run lasted until its timeout. */
export type Taken = { usage: Usage; most: number };
export type Counted = { created: Taken; updated: Taken; calls: Taken; resets: Taken };

/** What one of each takes: an agent that is created, or all of whose settings are changed, a call, a reset. */
export async function countUsage(desk: CostDesk): Promise<Counted> {
  const agents = { count: SAMPLE.agents };
  return {
    created: await counted(desk, SAMPLE.agents, () => take(desk, "create", newAgents(agents))),
    updated: await counted(desk, SAMPLE.agents, () => take(desk, "update", changedAgents(agents, { hasEmail: true }))),
    calls: await counted(desk, SAMPLE.calls, () => makeCalls(desk)),
    resets: await counted(desk, 1, () => resetOnce(desk)),
  };
}

async function counted(desk: CostDesk, units: number, does: () => Promise<Usage>): Promise<Taken> {
  const [texts, logBytes] = [desk.cloud.texts.entries().length, desk.logBytes()];
  const tally = startTally(desk);
  const longest = startLongest(desk);
  const more = await does();
  await desk.cloud.settle();
  const sent = desk.cloud.texts.entries().slice(texts);
  const usage = usageOf({
    ...{ counts: tally(), logBytes: desk.logBytes() - logBytes },
    texts: sent.map(({ message }) => message),
  });
  return { usage: times({ ...usage, ...more }, 1 / units), most: longest() / units };
}

/** GB-seconds of the runs from now on, if each had lasted until its timeout. */
function startLongest({ cloud, graph }: CostDesk): () => number {
  const functions = new Map(ofType(graph, "aws:lambda/function:Function").map(({ inputs }) => [inputs.name, inputs]));
  let sum = 0;
  const off = cloud.runs.on(({ function: name }) => {
    const { timeout = 0, memorySize = 0 } = functions.get(name) ?? {};
    sum += (timeout * memorySize) / 1024;
  });
  return () => {
    off();
    return sum;
  };
}

async function take(desk: CostDesk, into: Into, content: Uint8Array): Promise<Usage> {
  const clients = clientsOf(desk);
  const upload = await drop({ key: `${into}/cost.csv`, content }, clients, desk);
  const { failures } = await follow(upload, ledgerOf(clients, desk), () => {});
  if (failures.length) throw new Error(`a row of the sample fails: ${JSON.stringify(failures[0])}`);
  return {};
}

/** Telephony is billed by the second: voice from ten seconds on, the line from a minute on. */
async function makeCalls(desk: CostDesk): Promise<Usage> {
  const minutes = { connectMinute: 0, phoneMinute: 0 };
  for (const { times, to, from, keys } of CALLS) {
    for (let call = 0; call < times; call += 1) {
      const exchange = staffed(exchangeOf(desk), [AGENT]);
      const handset = scriptedHandset(keys, { patience: 20, texts: () => exchange.texts(from) });
      const answered = await ring(exchange, { ...flowNamed(exchange, { to }), from, at: OPEN }, { handset });
      const left = handset.unused().filter((part) => part !== "hang up");
      if (left.length) throw new Error(`a call to ${to} ended before ${left.join(", ")} was keyed`);
      const heard = (answered.transcript.at(-1)?.at ?? 0) / 60_000;
      const lasted = heard + (answered.endedBy === "agent" ? MINUTES.talk : 0);
      minutes.connectMinute += Math.max(lasted, 1 / 6);
      minutes.phoneMinute += Math.max(lasted, 1);
    }
  }
  return minutes;
}

async function resetOnce(desk: CostDesk): Promise<Usage> {
  const { bots, sendToBot } = exchangeOf(desk);
  const [bot] = bots;
  if (!bot) throw new Error("no bot is there: passwords.offered");
  const parts = { send: sendToBot, bot, sessionId: randomUUID(), attributes: {}, heard: () => {} };
  const why = await scriptedChat(RESET, chat(parts), () => {});
  if (why) throw new Error(why);
  return { lexSpeech: RESET.length, connectMinute: MINUTES.reset, phoneMinute: MINUTES.reset };
}
