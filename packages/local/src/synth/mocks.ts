// Runs inside the synthesised program, in a process of its own.
import crypto from "node:crypto";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import { settings } from "../../../../settings.ts";
import { startBuilder } from "./builder.ts";
import { invoke } from "./invokes.ts";
import { keptInputs } from "./kept-inputs.ts";
import { plain } from "./plain.ts";
import { stateOf } from "./state.ts";

type App = { name: string; stage: string };
type Paths = { root: string; bundles: string };
type Registration = Record<string, () => unknown>;
type Meta = {
  urn: string;
  dependsOn?: unknown;
  parent?: unknown;
  protect?: unknown;
  retainOnDelete?: unknown;
  deleteBeforeReplace?: unknown;
  deletedWith?: unknown;
};

// SST draws names from crypto.randomBytes: one value for all keeps them the same from run to run.
crypto.randomBytes = ((size: number) => Buffer.alloc(size, 7)) as typeof crypto.randomBytes;

const { region, connect } = settings;
const asked = { region, identityManagement: connect.identityManagement };

/** Runs the program under mocks and writes the graph to SYNTH_OUT when all its outputs are known. */
export async function start(program: () => Promise<unknown>, app: App, paths: Paths) {
  const resources: object[] = [];
  const builder = await startBuilder(paths);
  process.env.SST_SERVER = builder.url;
  const registered = recordMeta(app);

  await pulumi.runtime.setMocks(
    {
      newResource(args) {
        const meta = registered();
        const created = stateOf(args.type, args.name, args.inputs, asked.region, args.id);
        const { id, state } = created;
        const inputs = keptInputs(args.type, plain(args.inputs) as Record<string, unknown>);
        const told = { type: args.type, name: args.name, id, arn: plain(state.arn), inputs };
        resources.push(Object.assign(meta, told));
        return created;
      },
      call: (args) => invoke(args.token, args.inputs, asked),
    },
    app.name,
    app.stage,
    false,
    "organization",
  );

  let outputs: unknown;
  process.on("beforeExit", () => {
    const sorted = (resources as { type: string; name: string }[]).sort((one, other) =>
      `${one.type} ${one.name}` < `${other.type} ${other.name}` ? -1 : 1,
    );
    const graph = { outputs: plain(outputs), resources: sorted, builds: builder.builds };
    writeFileSync(String(process.env.SYNTH_OUT), JSON.stringify(graph, undefined, 1));
  });
  outputs = await pulumi.runtime.runInPulumiStack(program as () => Promise<Record<string, unknown>>);
}

/**
 * Keeps what the engine would be told of each registration beside its inputs, and gives URNs as the engine does: the
 * stock mock drops grandparents, and SST reads resource types out of URNs.
 */
function recordMeta(app: App): () => Meta {
  // MockMonitor is not exported by the package's index.
  const require = createRequire(import.meta.url);
  const { MockMonitor } = require("@pulumi/pulumi/runtime/mocks.js");
  const { prototype } = MockMonitor;
  prototype.newUrn = (parent: string, type: string, name: string) => {
    const above = parent ? parent.split("::")[2] : "";
    const qualified = above && above !== "pulumi:pulumi:Stack" ? `${above}$${type}` : type;
    return `urn:pulumi:${app.stage}::${app.name}::${qualified}::${name}`;
  };
  const original = prototype.registerResource;
  let current: Meta | undefined;
  prototype.registerResource = function (request: Registration, done: (error: unknown, reply?: Registration) => void) {
    const meta: Meta = {
      urn: "",
      dependsOn: request.getDependenciesList?.(),
      parent: request.getParent?.() || undefined,
      protect: request.getProtect?.() || undefined,
      retainOnDelete: request.getRetainondelete?.() || undefined,
      deleteBeforeReplace: request.getDeletebeforereplace?.() || undefined,
      deletedWith: request.getDeletedwith?.() || undefined,
    };
    current = meta; // newResource is called synchronously from here
    return original.call(this, request, (error: unknown, reply?: Registration) => {
      if (reply) meta.urn = String(reply.getUrn?.());
      done(error, reply);
    });
  };
  return () => {
    const meta = current ?? { urn: "" };
    current = undefined;
    return meta;
  };
}
