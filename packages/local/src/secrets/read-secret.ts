import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";

type Reading = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  /** Takes what is for the person to see. */
  say(text: string): void;
  /** Whether a person types it once, or twice, as one that nobody can try out. */
  asks?: "once" | "twice";
};

const HINT_MS = 2_000;
/** What Active Directory takes at most. https://learn.microsoft.com/openspecs/windows_protocols/ms-samr/cb1f380a-0a51-4705-84cd-eea1b85953e0 */
const LONGEST = 256;

/** A password: asked for at a terminal, which does not show it, or all that is piped in; throws where it cannot be one. */
export async function readSecret({ input, say, asks = "twice" }: Reading): Promise<string> {
  const secret = input.isTTY ? await ask({ input, say, asks }) : await piped(input, say);
  if (!secret) throw new Error("The password is empty.");
  if (/\p{Cc}/u.test(secret)) throw new Error("The password has a line break, or another control character, in it.");
  if (secret.length > LONGEST) throw new Error(`The password is longer than ${LONGEST} characters.`);
  return secret;
}

/** Without the line break at its end, which echo adds, and the mark that Windows puts before text. */
async function piped(input: Reading["input"], say: Reading["say"]): Promise<string> {
  // A pipe that nobody ends would be waited for without a word.
  const hint = setTimeout(() => say("Waiting for the password on standard input …\n"), HINT_MS);
  const bytes = await buffer(input).finally(() => clearTimeout(hint));
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r?\n$/, "");
  } catch {
    // No cause: it would have the bytes.
    throw new Error("The password is not text in UTF-8.");
  }
}

async function ask({ input, say, asks }: Reading): Promise<string> {
  // As of a terminal, readline shows each key on its output: here on none.
  const nowhere = new Writable({ write: (_, __, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  lines.on("SIGINT", () => lines.close());
  const typed = lines[Symbol.asyncIterator]();
  const answer = async (question: string) => {
    say(question);
    const { value, done } = await typed.next();
    say("\n");
    if (done) throw new Error(asks === "once" ? "No password was given." : "Nothing was encrypted.");
    return value;
  };
  try {
    const first = await answer("The service account's password: ");
    if (asks === "twice" && first && first !== (await answer("Once more: ")))
      throw new Error("The two are not the same: nothing was encrypted.");
    return first;
  } finally {
    lines.close();
  }
}
