import { randomUUID } from "node:crypto";
import { invoke } from "../../synth/invokes.ts";
import { stateOf } from "../../synth/state.ts";
import type { Checkpoint, State } from "./checkpoint.ts";
import type { Events, Op } from "./events.ts";
import { differences, hashed, isSecret, opened, secret, type Value, type Values } from "./values.ts";

/** What the program wants of a resource. */
export type Goal = {
  type: string;
  name: string;
  custom: boolean;
  inputs: Values;
  parent: string;
  provider: string;
  /** The version of the SDK's package, which is that of the provider. */
  version: string;
  protect: boolean;
  retainOnDelete: boolean;
  dependencies: string[];
  ignoreChanges: string[];
  secretOutputs: string[];
};
export type Place = { app: string; stage: string };
type Options = Place & {
  checkpoint: Checkpoint;
  events: Events;
  config: Record<string, string>;
  /** That of the Amazon Connect instance that the program looks up. */
  identityManagement: string;
  /** A preview changes nothing. */
  isPreview: boolean;
  /** What a preview does not know is what a provider works out first, as in an empty account. By default it is answered. */
  isUnknown: boolean;
};

/**
 * A run of a stack's program against its state: what is registered becomes steps, and what is not registered any more is deleted.
 * Every change is an update, since only a provider knows which replace a resource; former names (aliases) are not looked up.
 */
export class Deployment {
  readonly #options: Options;
  readonly #old: Map<string, State>;
  readonly #now = new Map<string, State>();
  readonly #steps = new Map<string, Op>();
  readonly #counts: Record<string, number> = {};

  constructor(options: Options) {
    this.#options = options;
    this.#old = new Map(options.checkpoint.resources.map((each) => [each.urn, each]));
  }

  get #region(): string {
    return this.#options.config["aws:region"] ?? "";
  }

  get counts(): Readonly<Record<string, number>> {
    return this.#counts;
  }

  register(goal: Goal): State {
    const urn = urnOf(this.#options, goal);
    if (this.#now.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    const provider = goal.custom ? this.#providerOf(goal) : "";
    const old = this.#old.get(urn);
    const inputs = kept(hashed(goal.inputs), old, goal.ignoreChanges);
    const changes = old ? differences(old.inputs, inputs) : {};
    const op = !old ? "create" : Object.keys(changes).length ? "update" : "same";
    const state: State = {
      ...{ urn, type: goal.type, custom: goal.custom, inputs },
      ...this.#madeOf(goal, op, inputs, old),
      ...(goal.parent ? { parent: goal.parent } : {}),
      ...(provider ? { provider } : {}),
      ...(goal.protect ? { protect: true } : {}),
      ...(goal.retainOnDelete ? { retainOnDelete: true } : {}),
      ...(goal.dependencies.length ? { dependencies: goal.dependencies } : {}),
    };
    const step = { op, urn, type: goal.type, new: state, changes, ...(old ? { old } : {}) } as const;
    this.#options.events.before(step);
    this.#keep(state, op);
    // A component tells its outputs when it is made in whole.
    if (goal.custom) this.#options.events.after(step);
    return state;
  }

  /** What a component, or the stack itself, has to show. */
  registerOutputs(urn: string, outputs: Values): void {
    const state = this.#now.get(urn);
    const op = this.#steps.get(urn);
    if (!state || !op) throw new Error(`unknown resource '${urn}'`);
    state.outputs = outputs;
    const old = this.#old.get(urn);
    this.#options.events.after({ op, urn, type: state.type, new: state, ...(old ? { old } : {}) });
  }

  /** A resource that is there and is not the stack's. */
  read(goal: Goal & { id: string }): State {
    const urn = urnOf(this.#options, goal);
    const { state } = stateOf(
      goal.type,
      goal.name,
      { ...opened(goal.inputs), id: goal.id } as Inputs,
      this.#region,
      goal.id,
    );
    const outputs = JSON.parse(JSON.stringify(state));
    const read: State = {
      ...{ urn, type: goal.type, custom: true, external: true, id: goal.id, inputs: goal.inputs, outputs },
      ...{ parent: goal.parent, provider: this.#providerOf(goal) },
    };
    const step = { op: "read", urn, type: goal.type, new: read } as const;
    this.#options.events.before(step);
    this.#keep(read, "read");
    this.#options.events.after(step);
    return read;
  }

  /** Answers a look-up of the program. */
  look(token: string, inputs: Values): Values {
    const asked = { region: this.#region, identityManagement: this.#options.identityManagement };
    return JSON.parse(JSON.stringify(invoke(token, opened(inputs) as Parameters<typeof invoke>[1], asked)));
  }

  /** Deletes what the state has and the program has not registered; throws, and deletes nothing, where that is protected. */
  deleteOthers(): void {
    const others = [...this.#old.values()].filter(({ urn }) => !this.#now.has(urn)).reverse();
    const guarded = others.find(({ protect }) => protect);
    if (guarded) throw Object.assign(new Error(refusal(guarded.urn)), { urn: guarded.urn });
    for (const old of others) {
      const step = { op: "delete", urn: old.urn, type: old.type, old } as const;
      this.#old.delete(old.urn);
      if (isDefaultProvider(old)) continue; // Pulumi shows none of its own steps
      this.#options.events.before(step);
      this.#count("delete");
      this.#options.events.after(step);
    }
  }

  /** Keeps what was done, all of it or until something went wrong. */
  save(): void {
    if (this.#options.isPreview) return;
    const others = [...this.#old.values()].filter(({ urn }) => !this.#now.has(urn));
    this.#options.checkpoint.save([...this.#now.values(), ...others]);
  }

  /** What was made before, or what the provider would answer. */
  #madeOf(goal: Goal, op: Op, inputs: Values, old: State | undefined): Pick<State, "outputs" | "id"> {
    if (old && op === "same") return { outputs: old.outputs, ...(old.id ? { id: old.id } : {}) };
    if (!goal.custom) return { outputs: old?.outputs ?? {} };
    if (goal.type.startsWith("pulumi:providers:")) return { outputs: inputs, id: old?.id ?? randomUUID() };
    if (this.#options.isPreview && this.#options.isUnknown) {
      return { outputs: { ...old?.outputs, ...inputs }, ...(old?.id ? { id: old.id } : {}) };
    }
    const made = stateOf(goal.type, goal.name, opened(inputs) as Inputs, this.#region);
    const found = Object.entries(JSON.parse(JSON.stringify(made.state)) as Values);
    const plain = found.map(([name, value]): [string, Value] => [
      name,
      goal.secretOutputs.includes(name) && !isSecret(value) ? secret(value) : value,
    ]);
    // What is secret in the inputs stays so.
    return { outputs: { ...Object.fromEntries(plain), ...inputs }, id: made.id };
  }

  /** The reference to the provider, its URN and id; one by default for each package and version, as Pulumi has it. */
  #providerOf({ type, provider, version }: Pick<Goal, "type" | "provider" | "version">): string {
    if (provider || type.startsWith("pulumi:")) return provider;
    const [name = ""] = type.split(":");
    const own: Goal = {
      ...{ type: `pulumi:providers:${name}`, custom: true, parent: "", provider: "", version: "" },
      name: `default${version ? `_${version.replaceAll(".", "_")}` : ""}`,
      inputs: { ...this.#configOf(name), ...(version ? { version } : {}) },
      ...{ protect: false, retainOnDelete: false, dependencies: [], ignoreChanges: [], secretOutputs: [] },
    };
    const urn = urnOf(this.#options, own);
    const known = this.#now.get(urn);
    if (known) return `${urn}::${known.id}`;
    const id = this.#old.get(urn)?.id ?? randomUUID();
    const { inputs } = own;
    this.#now.set(urn, { urn, type: own.type, custom: true, id, inputs, outputs: inputs });
    return `${urn}::${id}`;
  }

  #configOf(name: string): Values {
    const own = Object.entries(this.#options.config).filter(([key]) => key.startsWith(`${name}:`));
    return Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1), value]));
  }

  #keep(state: State, op: Op): void {
    this.#now.set(state.urn, state);
    this.#steps.set(state.urn, op);
    this.#count(op);
  }

  #count(op: Op): void {
    this.#counts[op] = (this.#counts[op] ?? 0) + 1;
  }
}

type Inputs = Parameters<typeof stateOf>[2];

const isDefaultProvider = ({ type, urn }: State) =>
  type.startsWith("pulumi:providers:") && /::default(_[\d_]+)?$/.test(urn);

const refusal = (urn: string) =>
  `resource "${urn}" cannot be deleted because it is protected. To unprotect the resource, remove the \`protect\` flag from the resource in your Pulumi program and run \`pulumi up\``;

/** As the engine makes it: the types of all that is above, but the stack, before the resource's own. */
export function urnOf({ app, stage }: Place, { type, name, parent }: Pick<Goal, "type" | "name" | "parent">): string {
  const above = parent.split("::")[2] ?? "";
  const whole = above && above !== "pulumi:pulumi:Stack" ? `${above}$${type}` : type;
  return `urn:pulumi:${stage}::${app}::${whole}::${name}`;
}

/** The inputs, with what the state has for those whose changes the program ignores, each as a whole. */
function kept(inputs: Values, old: State | undefined, ignored: string[]): Values {
  if (!old) return inputs;
  const before = Object.entries(old.inputs).filter(([name]) => ignored.includes(name));
  const others = Object.entries(inputs).filter(([name]) => !ignored.includes(name));
  return Object.fromEntries([...others, ...before]);
}
