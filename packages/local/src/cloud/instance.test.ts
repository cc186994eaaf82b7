import { expect, it, onTestFinished, vi } from "vitest";
import { joinedInstance, SAMPLE_INSTANCE, settingsFor } from "./instance.ts";

function settingsSay(over: object) {
  vi.stubEnv("FRONTDESK_SETTINGS", JSON.stringify(over));
  // They are read once in a process.
  vi.resetModules();
  onTestFinished(() => void vi.unstubAllEnvs());
}
const NEW = { connect: { instance: "new" }, contactCentre: { alias: "acme" } };

it("joins the sample, or the instance of a file, under its own id", async () => {
  settingsSay({ connect: { instanceId: "22222222-2222-4333-8444-555555555555" } });
  const sample = await joinedInstance();
  expect(sample).toEqual(await joinedInstance(SAMPLE_INSTANCE));
  expect(settingsFor(sample, { rate: 7 }).connect).toEqual({
    ...{ instance: "existing", instanceId: sample?.id, identityManagement: "CONNECT_MANAGED", ratePerSecond: 7 },
  });
});

it("joins none where the stacks create one, and says so where a file is named", async () => {
  settingsSay(NEW);
  expect(await joinedInstance()).toBeUndefined();
  expect(settingsFor(undefined, { burst: 7 })).toEqual({ connect: { burst: 7 } });
  await expect(joinedInstance(SAMPLE_INSTANCE)).rejects.toThrow(/The stacks create the instance.+leave --instance out/);
});
