import { readFile } from "node:fs/promises";

/** What `read` makes of a file's bytes; throws with the file's name and what is wrong with it. */
export async function reading<T>(file: string, read: (bytes: Buffer) => T | Promise<T>): Promise<T> {
  try {
    return await read(await readFile(file));
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
