import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { FunctionConfig } from "./function.ts";

export const place = { account: "123456789012", region: "us-east-1" };
export const lambdaArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
export const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
/** A role that is allowed these actions on everything. */
export const role = (name: string, ...Action: string[]) => ({
  arn: roleArn(name),
  policies: [{ Statement: { Effect: "Allow" as const, Action, Resource: "*" } }],
});

/** Small bundles for the tests, in a directory that goes with `remove`. */
export function openBundles() {
  const directory = mkdtempSync(join(tmpdir(), "bundles-"));
  return {
    /** A function that exports `handler`; what the code imports is found from here. */
    write(name: string, code: string, more: Partial<FunctionConfig> = {}): FunctionConfig {
      const bundle = join(directory, `${name}.mjs`);
      writeFileSync(
        bundle,
        code.replace(/from "(@[^"]+)"/g, (_, found: string) => `from "${located(found)}"`),
      );
      const fixed = { name, arn: lambdaArn(name), bundle, handler: "handler", roleArn: roleArn(name) };
      return { ...fixed, environment: {}, timeout: 5, memory: 256, ...more };
    },
    remove: () => rmSync(directory, { recursive: true }),
  };
}

const require = createRequire(import.meta.url);
const located = (name: string) => pathToFileURL(require.resolve(name)).href;
