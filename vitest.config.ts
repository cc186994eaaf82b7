import { defineConfig } from "vitest/config";
import "./packages/local/src/synth/on-defaults.ts";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts"],
    exclude: [
      "**/node_modules/**",
      ".sst/**",
      "packages/local/test/tools/**",
      "packages/local/test/browser/**",
      "packages/local/test/directory/samba/**",
      "packages/local/test/offline/**",
    ],
    globalSetup: ["packages/local/test/global-setup.ts"],
    // Two cores, and much of a test is waiting: more files at once would only wait for each other.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
