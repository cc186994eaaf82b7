import { describe, expect, it } from "vitest";
import { emergencyAuthentication } from "./authentication.ts";
import { attributes, said, ways } from "./emergency.test-support.ts";

const flow = emergencyAuthentication({ pinLength: 6, entrySeconds: 30 });
const { steps } = flow;

describe("Emergency_Authentication", () => {
  it("is called as in the article, and uses two functions, one flow and one key", () => {
    expect(flow).toMatchObject({ name: "Emergency_Authentication", type: "CONTACT_FLOW" });
    expect(flow.uses).toMatchObject({
      functions: ["OneTimePin", "VerifyPin"],
      flows: ["EmergencyUpdate"],
      securityKeys: ["Pins"],
      certificates: ["Pins"],
    });
  });

  it("tells everybody who gets no PIN why, and hangs up", () => {
    expect(ways(steps, "was sent")).toEqual({
      next: "undelivered",
      NoMatchingCondition: "undelivered",
      "Equals sent": "count PIN",
      "Equals unlisted": "unlisted",
      "Equals landline": "landline",
      "Equals limited": "limited",
    });
    expect(said(steps, "unlisted")).toContain("call back from your designated phone");
    expect(said(steps, "landline")).toContain("is not a mobile phone");
    for (const name of ["unlisted", "landline", "limited", "undelivered", "locked", "too often"])
      expect(ways(steps, name)).toEqual({ next: "goodbye" });
  });

  it("asks a second time with the same count where the function fails, after a word", () => {
    expect(ways(steps, "send").NoMatchingError).toBe("one moment");
    expect(ways(steps, "one moment").next).toBe("send again");
    expect(steps["send again"]?.parameters).toEqual(steps.send?.parameters);
    expect(steps.send?.parameters.LambdaInvocationAttributes).toEqual({ after: "$.Attributes.PinSends" });
    expect(ways(steps, "send again")).toEqual({ next: "was sent", NoMatchingError: "undelivered" });
  });

  it("waits for as many digits as a PIN has, encrypted, the first for as long as settings say", () => {
    expect(steps["key PIN"]?.parameters).toMatchObject({
      InputTimeLimitSeconds: "30",
      DTMFConfiguration: { InterdigitTimeLimitSeconds: "10" },
      InputValidation: { CustomValidation: { MaximumLength: "6" } },
      InputEncryption: { EncryptionKeyId: { named: "Pins" }, Key: { named: "Pins" } },
    });
    const hurried = emergencyAuthentication({ pinLength: 4, entrySeconds: 5 }).steps["key PIN"];
    expect(hurried?.parameters.DTMFConfiguration).toMatchObject({ InterdigitTimeLimitSeconds: "5" });
  });

  it("passes what was keyed to the function alone, and keeps it in no attribute", () => {
    const reading = Object.entries(steps).filter(([, step]) => JSON.stringify(step).includes("StoredCustomerInput"));
    expect(reading.map(([name]) => name)).toEqual(["keyed", "verify"]);
    expect(attributes(steps)).toEqual({ PinSends: ["0", "$.External.sends"] });
  });

  it("lets in upon a match alone; silence and a wrong PIN have a choice, which is counted", () => {
    expect(ways(steps, "keyed")).toMatchObject({ "Equals Timeout": "not keyed", NoMatchingCondition: "verify" });
    expect(ways(steps, "verified")).toEqual({
      next: "not verified",
      NoMatchingCondition: "not verified",
      "Equals match": "match",
      "Equals mismatch": "mismatch",
      "Equals locked": "locked",
      "Equals silent": "not keyed",
    });
    const leading = Object.keys(steps).filter((name) => Object.values(ways(steps, name)).includes("match"));
    expect(leading).toEqual(["verified"]);
    for (const name of ["mismatch", "not keyed", "not verified"]) expect(ways(steps, name).next).toBe("once more");
    expect(ways(steps, "choice")).toMatchObject({ "Equals 1": "key PIN", "Equals 2": "send" });
  });
});
