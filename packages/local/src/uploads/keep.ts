import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Keeps a file of the bucket on this machine under the same path, and says where: a report's links then lead on. */
export async function keep(folder: string, key: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, ...key.split("/"));
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  return path.relative(process.cwd(), file);
}
