import { describe, expect, it } from "vitest";
import { all } from "../../phone.test-support.ts";
import { lambda, menu, run, started } from "../run.test-support.ts";
import { heard, on, press, speak } from "../test-case.test-support.ts";

describe("the customer", () => {
  it("presses what the observation of a message sends at the very menu that the message ends with", async () => {
    const came = await run({ hello: menu([press(1)], ["states"]), states: heard("7 instances") });
    expect(all(came.transcript, "pressed")).toMatchObject([{ keys: "1" }]);
    expect(came.ignored).toEqual([]);
  });

  it("is not heard while nobody listens, or for words at a menu of keys", async () => {
    const came = await run({
      start: on("TestInitiated", {}, [press("2")]),
      hello: menu([speak("instances"), press("1#")], ["ask"]),
      ask: started("InvokeLambdaFunction", lambda, [press("2")], ["states"]),
      states: heard("7 instances"),
      never: heard("an agent will be with you"),
    });
    expect(came.ignored).toEqual(["2", "instances", "#", "2"]);
    expect(came.told).toContain("  ignored, as nobody listened: 2 instances # 2");
    expect(came.spoken.at(-1)).toBe("Goodbye.");
  });
});
