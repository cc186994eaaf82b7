import { cp, mkdir, readdir, symlink } from "node:fs/promises";
import path from "node:path";
import { PLATFORM, ROOT } from "../synth/place.ts";

/** What belongs to a checkout and not to the project. What is in .env files is the user's own, such as credentials. */
const LEFT = /^(node_modules|\.git|\.sst|\.frontdesk|\.env.*|coverage|sst-env\.d\.ts)$/;

/**
 * Copies the project into an empty folder, so that what the sst CLI writes (bundles, logs, types beside every package.json)
 * is written there. Packages are linked, ours to the copy's.
 */
export async function copyProject(to: string): Promise<void> {
  await cp(ROOT, to, { recursive: true, filter: (from) => from === ROOT || !LEFT.test(path.basename(from)) });
  await cp(PLATFORM, path.join(to, ".sst", "platform"), {
    recursive: true,
    filter: (from) => !/^(node_modules|sst\.config\..*)$/.test(path.basename(from)),
  });
  await cp(path.join(ROOT, ".sst", "provider-lock.json"), path.join(to, ".sst", "provider-lock.json"));
  // The CLI takes it for a sign that the platform's packages are installed, as they are: our lockfile has them.
  await mkdir(path.join(to, ".sst", "platform", "node_modules"));
  await linkPackages(to);
}

async function linkPackages(to: string) {
  const [all, copied] = [path.join(ROOT, "node_modules"), path.join(to, "node_modules")];
  await mkdir(path.join(copied, "@frontdesk"), { recursive: true });
  const names = (await readdir(all)).filter((name) => name !== "@frontdesk");
  await Promise.all(names.map((name) => symlink(path.join(all, name), path.join(copied, name))));
  for (const name of await readdir(path.join(to, "packages"))) {
    await symlink(path.join(to, "packages", name), path.join(copied, "@frontdesk", name));
    const own = path.join(ROOT, "packages", name, "node_modules");
    const has = await readdir(own).catch(() => []);
    if (has.length) await symlink(own, path.join(to, "packages", name, "node_modules"));
  }
}
