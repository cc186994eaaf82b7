import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Values as the SDK sends them: JSON, in which an object with this member stands for a secret, an asset or an archive. */
export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };
export type Values = { [name: string]: Value };

export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const FILES = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];

const isObject = (value: Value | undefined): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isSecret = (value: Value | undefined): value is Values & { value: Value } =>
  isObject(value) && value[SIGNATURE] === SECRET;

export const secret = (value: Value): Value => (isSecret(value) ? value : { [SIGNATURE]: SECRET, value });

/** Every object in a value, and in what stands in its place, from the outside in. */
export function mapped(value: Value, change: (object: Values) => Value): Value {
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (!isObject(value)) return value;
  const changed = change(value);
  if (!isObject(changed) || isSecret(changed)) return changed;
  return Object.fromEntries(Object.entries(changed).map(([name, each]) => [name, mapped(each, change)]));
}

/** With all secrets opened, those within secrets too. */
export const opened = <V extends Value>(value: V): V => mapped(value, inner) as V;

const inner = (value: Value): Value => (isSecret(value) ? mapped(value.value, inner) : value);

/** With the hashes of what files hold, so that they can be compared wherever they lie. */
export const hashed = (values: Values): Values =>
  mapped(values, (each) => {
    const isFile = FILES.includes(String(each[SIGNATURE])) && typeof each.path === "string";
    if (!isFile || each.hash) return each;
    return {
      ...each,
      hash: createHash("sha256")
        .update(readFileSync(String(each.path)))
        .digest("hex"),
    };
  }) as Values;

export type Difference = "add" | "delete" | "update";

/** Where two sets of values differ, by paths such as `environment.variables.STAGE` or `tags["a b"]`; files by their content. */
export function differences(old: Value | undefined, now: Value | undefined, at = ""): Record<string, Difference> {
  if (isObject(old) && isObject(now) && old.hash && old[SIGNATURE] === now[SIGNATURE]) {
    return old.hash === now.hash ? {} : { [at]: "update" };
  }
  const [before, after] = [old === undefined ? undefined : inner(old), now === undefined ? undefined : inner(now)];
  if (before === undefined) return after === undefined ? {} : { [at]: "add" };
  if (after === undefined) return { [at]: "delete" };
  const areLists = Array.isArray(before) && Array.isArray(after);
  if (!areLists && !(isObject(before) && isObject(after))) return before === after ? {} : { [at]: "update" };
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const [one, other] = [before as Values, after as Values];
  const found = [...names].map((name) => differences(one[name], other[name], below(at, name, areLists)));
  return Object.assign({}, ...found);
}

function below(at: string, name: string, isList: boolean): string {
  if (isList) return `${at}[${name}]`;
  if (!/^[\w-]+$/.test(name)) return `${at}[${JSON.stringify(name)}]`;
  return at ? `${at}.${name}` : name;
}
