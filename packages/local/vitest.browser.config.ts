import { defineConfig } from "vitest/config";

/** Tests with a browser, which a machine may lack: `CHROMIUM` says where it is. */
export default defineConfig({
  test: { include: ["packages/local/test/browser/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 60_000 },
});
