import type { Clock } from "@frontdesk/core/clock.ts";
import type { Ended } from "./ended.ts";
import { hasSecret } from "./files.ts";
import { currentOf } from "./memory/inbox.ts";
import { memoryLedger } from "./memory/ledger.ts";
import type { Read } from "./outcomes.ts";
import type { Scenario } from "./scenario.ts";
import type { World } from "./world.ts";

/** What a simulated run has left. */
export function endedIn({ ledger, bucket, connect, scheduler }: World): Ended {
  const clock: Clock = { now: () => scheduler.now, sleep: () => Promise.reject(new Error("all is over")) };
  return {
    ledger: memoryLedger(ledger, clock),
    keys: [...bucket.objects.keys()].filter((key) => currentOf(bucket, key)),
    read: async (key) => currentOf(bucket, key)?.body.toString(),
    users: connect.snapshot(),
  };
}

/** The uploads that were read; the others were replaced before that. */
export function readIn({ files }: Scenario, { uploads, ledger, bucket }: World): Read[] {
  return uploads.flatMap((upload) => {
    if (ledger.items.get(upload.id)?.entry.state !== "finished") return [];
    const body = bucket.objects.get(upload.key)?.find(({ versionId }) => versionId === upload.versionId)?.body;
    const file = files.find((each) => each.key === upload.key && each.body === body?.toString());
    return file ? [{ upload, file }] : [];
  });
}

/** Where a password is that must not be there. */
export function leaks({ ledger, logged, told }: World): string[] {
  const written = JSON.stringify(Object.values(ledger), sets);
  return [
    ...(hasSecret(written) ? ["a password is in the ledger"] : []),
    ...(hasSecret(JSON.stringify(told)) ? ["a password is in what people are told"] : []),
    ...(hasSecret(JSON.stringify(logged, errors)) ? ["a password is in the log"] : []),
  ];
}

const sets = (_: string, value: unknown) => (value instanceof Set || value instanceof Map ? [...value] : value);
const errors = (_: string, value: unknown) => (value instanceof Error ? `${value.stack} ${value.cause}` : value);
