import { afterEach, describe, expect, it, vi } from "vitest";
import { defaults } from "../../../settings/defaults.ts";
import { fitsInstance } from "../../../settings/joined.ts";
import { readSettings } from "../../../settings/read.ts";

afterEach(() => void vi.unstubAllEnvs());

const instanceId = "99999999-2222-4333-8444-555555555555";
const yours = () =>
  readSettings({ connect: { instanceId, operations: { CreateUser: { ratePerSecond: 4, burst: 4 } } } });

describe("settings of an operator", () => {
  it("are laid over the defaults, and FRONTDESK_SETTINGS over them", () => {
    vi.stubEnv("FRONTDESK_DEFAULTS", "");
    expect(yours().connect).toMatchObject({ instanceId, operations: { CreateUser: { burst: 4 } }, burst: 5 });
    vi.stubEnv("FRONTDESK_SETTINGS", JSON.stringify({ connect: { burst: 9 } }));
    expect(yours().connect).toMatchObject({ instanceId, burst: 9 });
  });

  it("do not count in tests and in the pages of docs/, which are about the defaults", () => {
    expect(yours()).toEqual(defaults);
  });
});

it("an instance that is joined has the identity management of settings, else nothing is deployed", () => {
  expect(() => fitsInstance(defaults, "CONNECT_MANAGED")).not.toThrow();
  expect(() => fitsInstance(defaults, "SAML")).toThrow(
    /has the identity management SAML, not CONNECT_MANAGED\s+→ at connect\.identityManagement/,
  );
});
