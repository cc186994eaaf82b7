import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Frontdesk } from "../../cloud/boot.ts";
import { isThrottled } from "../throttled.ts";
import type { CallOutcome, CallTold, JournalTold } from "../told/hood.ts";
import { functionNames } from "./named.ts";

const MOST = 60;
const MOST_FAILED = 40;

/** The last calls of the journal, with functions for access keys. */
export function journalIn({ cloud, graph }: Pick<Frontdesk, "cloud" | "graph">) {
  const names = functionNames(graph);
  const callers = new Map<string, string>();
  const [calls, failed]: [CallTold[], CallTold[]] = [[], []];

  function callerOf(key: string): string {
    const known = callers.get(key);
    if (known !== undefined) return known;
    const last = cloud.whoIs(key)?.replace(/^.*\//, "") ?? key;
    const name = names.get(last) ?? last;
    callers.set(key, name);
    return name;
  }
  function note(entry: JournalEntry) {
    const { requestId: id, at, service, operation, caller, status, code, took } = entry;
    const outcome = outcomeOf(entry);
    const told = {
      ...{ id, at, service, operation, caller: callerOf(caller), status, outcome },
      took: Math.round(took * 10) / 10,
      ...(code !== undefined && { code }),
    };
    calls.push(told);
    if (calls.length > MOST) calls.shift();
    if (outcome !== "failed" && outcome !== "throttled") return;
    failed.push(told);
    if (failed.length > MOST_FAILED) failed.shift();
  }
  for (const entry of cloud.journal.entries().slice(-MOST * 4)) note(entry);
  const stop = cloud.journal.on(note);
  return { stop, read: (): JournalTold => ({ calls: [...calls], failed: [...failed] }) };
}

/** A condition that does not hold is how the ledger and the limiter ask, and no failure. */
function outcomeOf(entry: JournalEntry): CallOutcome {
  const { status, code = "", operation } = entry;
  if (status !== 0 && status < 400) return "done";
  if (isThrottled(entry)) return "throttled";
  if (/ConditionalCheckFailed|PreconditionFailed/.test(code)) return "refused";
  // A head says by its status alone that there is none.
  return status === 404 && operation.startsWith("Head") ? "refused" : "failed";
}
