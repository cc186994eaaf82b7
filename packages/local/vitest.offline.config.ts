import { defineConfig } from "vitest/config";
import "./src/synth/on-defaults.ts";

/** Tests that run the sst CLI itself, on stand-ins: a minute and more on two cores, all of them busy. */
export default defineConfig({
  test: {
    include: ["packages/local/test/offline/**/*.test.ts"],
    globalSetup: ["packages/local/test/global-setup.ts"],
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
