import { defineConfig } from "vitest/config";
import "./src/synth/on-defaults.ts";

/** Tests with tools that a machine may lack; .ci/run installs them. */
export default defineConfig({
  test: { include: ["packages/local/test/tools/**/*.test.ts"], testTimeout: 120_000 },
});
