import { readFile } from "node:fs/promises";
import { readFlow } from "@frontdesk/flows/lint/read-flow.ts";

/** A file's text as people keep flows: UTF-8, or the UTF-16 of an older PowerShell's `>`; without its byte order mark. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause) => {
    throw new Error(`${file} cannot be read: ${WHY[cause.code] ?? cause.message}.`, { cause });
  });
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

/** The flow in a file as Connect takes it, also where the file is what the API answered; throws for what is no flow. */
export async function readFlowFile(file: string): Promise<string> {
  const text = await readText(file);
  const read = readFlow(text);
  if ("code" in read) throw new Error(`${file} is no flow: ${read.message}`);
  return read.within === undefined ? text : JSON.stringify(read.flow);
}

const WHY: Record<string, string | undefined> = {
  EISDIR: "it is a folder, and a file is wanted",
  ENOENT: "there is no such file",
};
