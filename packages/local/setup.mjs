// Sets up what a fresh clone lacks, then runs a command on the Node that package-lock.json pins. Plain JavaScript for
// the machine's own Node, which may be older:
//   node setup.mjs FILE.ts ARGS…     runs the file
//   node setup.mjs --run COMMAND ARGS…  runs a command of node_modules/.bin
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const bin = path.join(root, "node_modules", ".bin");
const stamp = path.join(root, "node_modules", ".frontdesk-set-up");
const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };

/** What decides whether the set-up is still good: the lockfile. */
function wanted() {
  return createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}

function run(what, command, args, extra = {}) {
  process.stderr.write(`${what} … `);
  const started = Date.now();
  try {
    execFileSync(command, args, { cwd: root, env: { ...env, ...extra }, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    process.stderr.write(`failed\n${error.stdout ?? ""}${error.stderr ?? ""}\n`);
    process.stderr.write(
      `Set-up stopped: ${what.toLowerCase()} failed. Mend what it says above and run the command again.\n`,
    );
    process.exit(1);
  }
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function setUp() {
  const isInstalled = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted();
  if (!isInstalled) {
    run("Installing packages", "npm", ["ci", "--no-audit", "--no-fund"]);
    write(stamp, wanted());
  }
  const { version } = JSON.parse(readFileSync(path.join(root, "node_modules", "sst", "package.json"), "utf8"));
  const platform = path.join(root, ".sst", "platform");
  const unpacked = path.join(root, ".sst", "frontdesk-set-up");
  if (!existsSync(platform) || !existsSync(unpacked) || readFileSync(unpacked, "utf8") !== version) {
    // The platform's own dependencies are pinned in our lockfile, so that SST has nothing to install.
    run("Unpacking SST's platform", path.join(bin, "sst"), ["install", "--stage", "local"], {
      SST_SKIP_DEPENDENCY_CHECK: "1",
      SST_TELEMETRY_DISABLED: "1",
      AWS_EC2_METADATA_DISABLED: "true",
      SST_BUN_PATH: "/bin/true",
    });
    write(unpacked, version);
  }
}

setUp();
const [first, ...rest] = process.argv.slice(2);
if (first) {
  const [command, args] =
    first === "--run"
      ? [rest[0], rest.slice(1)]
      : [path.join(bin, "node"), ["--disable-warning=ExperimentalWarning", path.resolve(root, first), ...rest]];
  const child = spawn(command, args, { stdio: "inherit", env });
  // The terminal sends Ctrl-C to both: the command decides when to end.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`${command}: ${error.message}\n`);
    process.exit(127);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
