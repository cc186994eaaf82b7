// Stands in for the Pulumi CLI where the sst CLI calls it: `stack init`, `preview`, `up` and `destroy` of a state in a folder.
import { parseArgs } from "node:util";
import { openCheckpoint } from "./checkpoint.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    stack: { type: "string", default: "" },
    "event-log": { type: "string" },
    config: { type: "string", multiple: true, default: [] },
    "non-interactive": { type: "boolean" },
    yes: { type: "boolean" },
    "skip-preview": { type: "boolean", short: "f" },
  },
});
const [command = "", verb, newStack = ""] = positionals;
const { PULUMI_BACKEND_URL = "", PULUMI_CONFIG_PASSPHRASE: passphrase = "" } = process.env;
const { OFFLINE_PREVIEW, OFFLINE_IDENTITY_MANAGEMENT: identityManagement = "" } = process.env;
const folder = PULUMI_BACKEND_URL.replace(/^file:\/\//, "");

if (command === "stack" && verb === "init") openCheckpoint(folder, newStack, passphrase).save([]);
else if (command === "preview" || command === "up" || command === "destroy") {
  const { run } = await import("./run.ts");
  const eventLog = values["event-log"];
  const isDone = await run({
    ...{
      command,
      folder,
      stack: values.stack,
      passphrase,
      isUnknown: OFFLINE_PREVIEW === "unknown",
      identityManagement,
    },
    config: Object.fromEntries(values.config.map(split)),
    ...(eventLog ? { eventLog } : {}),
  });
  process.exitCode = isDone ? 0 : 255;
} else {
  process.stderr.write(`error: nothing stands in for \`pulumi ${positionals.join(" ")}\`\n`);
  process.exitCode = 255;
}

function split(text: string): [string, string] {
  const at = text.indexOf("=");
  return [text.slice(0, at), text.slice(at + 1)];
}
