import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Crypter, crypterOf } from "./passphrase.ts";
import { isSecret, mapped, opened, SECRET, SIGNATURE, secret, type Value, type Values } from "./values.ts";

/** A resource as Pulumi's state has it, its secrets open. https://www.pulumi.com/docs/iac/concepts/state-and-backends/ */
export type State = {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  parent?: string;
  provider?: string;
  external?: boolean;
  protect?: boolean;
  retainOnDelete?: boolean;
  dependencies?: string[];
  inputs: Values;
  outputs: Values;
};

type Stored = {
  stack: string;
  latest?: { secrets_providers?: { state?: { salt?: string } }; resources?: State[] };
};

/** A stack's state: the file of Pulumi's own backend, which the sst CLI fetches from S3 before a run and brings back after it. */
export type Checkpoint = { resources: State[]; save(resources: State[]): void };

/** Opens the state of `organization/APP/STAGE` that lies in the folder of a run; an empty one where there is none. */
export function openCheckpoint(folder: string, stack: string, passphrase: string): Checkpoint {
  const [, app = "", stage = ""] = stack.split("/");
  const file = path.join(folder, ".pulumi", "stacks", app, `${stage}.json`);
  const stored = readStored(file);
  // The key takes half a second, and a state without secrets needs none.
  let made: Crypter | undefined;
  const crypter = () => {
    made ??= crypterOf(passphrase, stored?.latest?.secrets_providers?.state?.salt);
    return made;
  };
  return {
    resources: (stored?.latest?.resources ?? []).map((each) => ({
      ...each,
      inputs: unsealed(each.inputs ?? {}, crypter),
      outputs: unsealed(each.outputs ?? {}, crypter),
    })),
    save(resources) {
      const latest = {
        manifest: { time: new Date().toISOString(), magic: "", version: "" },
        secrets_providers: { type: "passphrase", state: { salt: crypter().salt } },
        resources: resources.map((each) => ({
          ...each,
          inputs: sealed(each.inputs, crypter),
          outputs: sealed(each.outputs, crypter),
        })),
        metadata: {},
      };
      mkdirSync(path.dirname(file), { recursive: true });
      // The CLI reads it at any time.
      writeFileSync(`${file}.new`, JSON.stringify({ version: 3, checkpoint: { stack, latest } }));
      renameSync(`${file}.new`, file);
    },
  };
}

function readStored(file: string): Stored | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")).checkpoint;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

const sealed = (values: Values, crypter: () => Crypter): Values =>
  mapped(values, (each) =>
    isSecret(each) ? { [SIGNATURE]: SECRET, ciphertext: crypter().encrypt(JSON.stringify(opened(each.value))) } : each,
  ) as Values;

const unsealed = (values: Values, crypter: () => Crypter): Values =>
  mapped(values, (each) =>
    isSecret(each) ? secret(JSON.parse(crypter().decrypt(String((each as { ciphertext?: Value }).ciphertext)))) : each,
  ) as Values;
