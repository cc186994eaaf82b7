import { expect, it } from "vitest";
import { runCommand } from "./running.ts";

it("says what of its script a scripted caller did not come to, beside the outcome", async () => {
  // A caller who withholds the number is told so, and the line hangs up.
  const keys = ["--keys", "wait 2,code,2,say hello,hang up"];
  const { child, exit, stdout, stderr } = await runCommand("call", ["--from", "anonymous", "--json", ...keys]);
  child.stdin?.end();
  expect((await stderr).split("\n")).toContain("Not keyed: code, 2, say hello");
  expect(JSON.parse(await stdout)).toMatchObject({ endedBy: "system" });
  expect(await exit).toBe(0);
});
