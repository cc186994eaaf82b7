import { createInterface } from "node:readline";
import { type Chat, failureOf } from "./chat.ts";

type Terminal = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream };

/** Lets a person at a terminal talk until they end it, by Ctrl-D or Ctrl-C; a turn that fails may be tried again. */
export async function terminalChat({ input, output }: Terminal, { say }: Pick<Chat, "say">): Promise<void> {
  // What is said is kept nowhere, the history of lines included.
  const lines = createInterface({ input, output, prompt: "you: ", historySize: 0 });
  let isOpen = true;
  let isStopped = false;
  lines.on("close", () => {
    isOpen = false;
  });
  lines.on("SIGINT", () => {
    isStopped = true;
    lines.close();
  });
  lines.prompt();
  for await (const line of lines) {
    // Lines that were typed ahead are said, unless Ctrl-C came after them.
    if (isStopped) break;
    const said = line.trim();
    if (said) await say(said).catch((error) => output.write(`${failureOf(error)}\n`));
    if (isOpen) lines.prompt();
  }
  output.write("\n");
}
