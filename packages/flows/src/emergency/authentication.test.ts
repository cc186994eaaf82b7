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
      "Equals limited": "no more PINs",
    });
    expect(said(steps, "unlisted")).toContain("call back from your designated phone");
    expect(said(steps, "landline")).toContain("is not a mobile phone");
    for (const name of ["unlisted", "landline", "limited", "undelivered", "locked", "too often"])
      expect(ways(steps, name)).toEqual({ next: "goodbye" });
  });

  it("has a word for everybody before anything is looked up", () => {
    expect(flow.start).toBe("log");
    expect(ways(steps, "log").next).toBe("welcome");
    expect(said(steps, "welcome")).toBe("Emergency messages. One moment please.");
  });

  it("lets the last PIN be keyed where no more are sent, and has another word where there was none", () => {
    expect(ways(steps, "no more PINs")).toEqual({
      next: "key last PIN",
      NoMatchingCondition: "key last PIN",
      "Equals 0": "limited",
    });
  });

  it("asks a second time with the same count where the function fails, after a word", () => {
    expect(ways(steps, "send").NoMatchingError).toBe("one moment");
    expect(ways(steps, "one moment").next).toBe("send again");
    expect(steps["send again"]?.parameters).toEqual(steps.send?.parameters);
    expect(steps.send?.parameters.LambdaInvocationAttributes).toEqual({ after: "$.Attributes.PinSends" });
    expect(ways(steps, "send again")).toEqual({ next: "was sent", NoMatchingError: "undelivered" });
  });

  it.each(["key PIN", "key new PIN", "key PIN again", "key last PIN"])(
    "waits for as many digits as a PIN has, encrypted, the first for as long as settings say: %s",
    (name) => {
      expect(steps[name]?.parameters).toMatchObject({
        InputTimeLimitSeconds: "30",
        DTMFConfiguration: { InterdigitTimeLimitSeconds: "20", InputTerminationSequence: "#" },
        InputValidation: { CustomValidation: { MaximumLength: "6" } },
        InputEncryption: { EncryptionKeyId: { named: "Pins" }, Key: { named: "Pins" } },
      });
    },
  );

  it("asks nothing in clear: a PIN may be keyed late", () => {
    const asking = Object.values(steps).filter(({ type }) => type === "GetParticipantInput");
    expect(asking).toHaveLength(4);
    for (const { parameters } of asking) expect(parameters).toHaveProperty("InputEncryption");
  });

  it("passes what was keyed to the function alone, and keeps it in no attribute", () => {
    const reading = Object.entries(steps).filter(([, step]) => JSON.stringify(step).includes("StoredCustomerInput"));
    expect(reading.map(([name]) => name)).toEqual(["keyed", "verify", "verify again"]);
    expect(attributes(steps)).toEqual({ PinSends: ["0", "$.External.sends"] });
  });

  it("lets in upon a match alone; silence and a wrong PIN are asked again, and a new PIN is sent, so many times", () => {
    expect(ways(steps, "keyed")).toMatchObject({ "Equals Timeout": "not keyed", NoMatchingCondition: "verify" });
    expect(ways(steps, "verified")).toEqual({
      next: "not verified",
      NoMatchingCondition: "not verified",
      "Equals match": "match",
      "Equals mismatch": "mismatch",
      "Equals locked": "locked",
      "Equals silent": "not keyed",
      "Equals another": "another PIN",
    });
    const leading = Object.keys(steps).filter((name) => Object.values(ways(steps, name)).includes("match"));
    expect(leading).toEqual(["verified"]);
    for (const name of ["mismatch", "not keyed", "not verified"]) expect(ways(steps, name).next).toBe("once more");
    expect(ways(steps, "once more")).toMatchObject({ "Equals ContinueLooping": "key PIN again" });
    expect(ways(steps, "another PIN")).toMatchObject({ "Equals ContinueLooping": "send" });
    for (const name of ["once more", "another PIN"]) expect(ways(steps, name).next).toBe("too often");
  });

  it("tells a first PIN from one that replaces others", () => {
    expect(ways(steps, "which PIN")).toMatchObject({ "Equals 1": "key PIN", NoMatchingCondition: "key new PIN" });
  });
});
