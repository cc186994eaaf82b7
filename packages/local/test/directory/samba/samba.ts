import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { StartingEntry } from "@frontdesk/simulator/directory/entry.ts";
import type { Domain } from "../domain.ts";
import { ldifOf } from "../ldif.ts";

export type Samba = Domain & { close(): Promise<void> };

/** A domain controller of Samba's with these entries, from nothing; needs root and Debian's packages, which `samba.sh install` brings. */
export async function openSamba(entries: StartingEntry[]): Promise<Samba> {
  const home = await mkdtemp(path.join(tmpdir(), "frontdesk-samba-"));
  // Its port is the same for all: one that another run has left behind, or is at, is in nobody's way.
  const address = `127.6.${(process.pid >> 8) & 0xff}.${process.pid & 0xff || 1}`;
  const script = path.join(import.meta.dirname, "..", "samba.sh");
  const samba = async (...args: string[]) => {
    const env = { ...process.env, SAMBA_DIRECTORY: home, SAMBA_ADDRESS: address };
    // Its own output goes to files: nothing waits for what stays behind.
    const { stdout } = await promisify(execFile)(script, args, { env });
    return stdout;
  };
  const close = async () => {
    await samba("down");
    await rm(home, { recursive: true });
  };
  try {
    const people = path.join(home, "people.ldif");
    await writeFile(people, ldifOf(entries));
    await samba("up", people);
    const told = new Map((await samba("env")).split("\n").map((line) => line.split(/=(.*)/s) as [string, string]));
    const { hostname: host, port } = new URL(told.get("SAMBA_URL") ?? "");
    const ca = await readFile(path.join(told.get("SAMBA_TLS") ?? "", "ca.pem"), "utf8");
    return { host, port: Number(port), name: told.get("SAMBA_NAME") ?? "", ca, close };
  } catch (error) {
    await close();
    throw error;
  }
}
