import { defineConfig } from "vitest/config";
import "./src/synth/on-defaults.ts";

/** Tests on a real domain controller, Samba's: needs root, and Debian's packages, which .ci/run installs. */
export default defineConfig({
  test: {
    include: ["packages/local/test/directory/samba/**/*.test.ts"],
    globalSetup: ["packages/local/test/global-setup.ts", "packages/local/test/directory/samba/global-setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
