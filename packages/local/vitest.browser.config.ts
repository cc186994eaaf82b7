import { defineConfig } from "vitest/config";
import "./src/synth/on-defaults.ts";

/** Tests with a browser, which a machine may lack: `CHROMIUM` says where it is. */
export default defineConfig({
  test: {
    include: ["packages/local/test/browser/**/*.test.ts"],
    globalSetup: ["packages/local/test/global-setup.ts"],
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
