import * as pulumi from "@pulumi/pulumi";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Pulumi's values as plain JSON: secrets opened, assets as their paths. */
export function plain(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plain);
  if (pulumi.asset.Asset.isInstance(value) || pulumi.asset.Archive.isInstance(value)) {
    return { asset: (value as { path?: unknown }).path ?? "inline" };
  }
  const members = value as Record<string, unknown>;
  if (members[SIGNATURE] === SECRET) return plain(members.value);
  const shown = Object.entries(members).filter(([key]) => !key.startsWith("__"));
  return Object.fromEntries(shown.map(([key, member]) => [key, plain(member)]));
}
