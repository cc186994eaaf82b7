import { Job, Letter, type Place, type Reason } from "./job.ts";
import type { Ledger } from "./ledger.ts";
import { type AskToFinish, bodyOf, type Message } from "./queue.ts";

export type Bury = {
  ledger: Ledger;
  askToFinish: AskToFinish;
  /** Keeps a message that nobody here wrote, so that nothing is lost. */
  keep(message: Message): Promise<void>;
};

export type Buried = { id: string; upload?: string; row?: number; code: string; error?: unknown };

/**
 * Records each dead letter as its row's outcome: those that were refused say why, those that SQS moved here after too many
 * tries are given the reason that the last try noted.
 */
export async function bury(messages: Message[], burial: Bury): Promise<Buried[]> {
  return Promise.all(
    messages.map(async (message) => {
      try {
        return { id: message.id, ...(await buryOne(message, burial)) };
      } catch (error) {
        return { id: message.id, code: "Again", error };
      }
    }),
  );
}

async function buryOne(message: Message, { ledger, askToFinish, keep }: Bury): Promise<Omit<Buried, "id">> {
  const letter = await read(message, ledger);
  if (!letter) {
    await keep(message);
    return { code: "Unreadable" };
  }
  const { place, reason } = letter;
  if ((await ledger.fail(place, reason)) === "last") await askToFinish(place.upload);
  return { upload: place.upload, row: place.row, code: reason.code };
}

async function read(message: Message, ledger: Ledger): Promise<{ place: Place; reason: Reason } | undefined> {
  const body = bodyOf(message);
  const letter = Letter.safeParse(body);
  if (letter.success) return { place: letter.data, reason: letter.data.reason };
  const job = Job.safeParse(body);
  if (!job.success) return undefined;
  const never = { code: "NoAnswer", message: "Every try was cut off before it had an answer: drop the row again." };
  return { place: job.data, reason: (await ledger.noted(job.data)) ?? never };
}
