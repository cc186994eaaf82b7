import { onTestFinished, vi } from "vitest";
import { readSettings } from "../../../settings/read.ts";

/** What is said of settings that are laid over the defaults; nothing where they are read. */
export function refusal(over: object): string {
  vi.stubEnv("FRONTDESK_SETTINGS", JSON.stringify(over));
  onTestFinished(() => void vi.unstubAllEnvs());
  try {
    readSettings();
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
