import { describe, expect, it } from "vitest";
import { runCommand } from "./running.ts";

const TINY = {
  "--create-rows": 20,
  "--update-rows": 12,
  "--paced-rows": 2,
  "--fast-rows": 20,
  "--intake-rows": 1000,
  "--intake-rounds": 1,
  "--memory-rows": 1000,
  "--small-rows": 100,
  "--init-rounds": 1,
  "--mailbox-accounts": 1000,
  "--rate": 100,
  "--burst": 50,
  "--fast-rate": 200,
  "--pause": 1,
};

async function bench(...more: string[]) {
  const args = Object.entries(TINY).flatMap(([option, value]) => [option, String(value)]);
  const { stdout, stderr, exit } = await runCommand("bench", [...args, ...more]);
  return { lines: (await stdout).trimEnd().split("\n"), said: await stderr, code: await exit };
}

type Counted = { scenario: string; rows: number; calls: Record<string, number>; functions: Record<string, object> };

describe("npm run bench", { timeout: 300_000 }, () => {
  it("prints every figure with its bar, and what each scenario asked of AWS, as one line of JSON", async () => {
    const { lines, said, code } = await bench("--json");
    expect(said).toContain("figure");
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    const { figures, counts } = JSON.parse(lines[0] ?? "");
    expect(figures.map(({ bar }: { bar: number }) => bar)).toEqual([
      0.97,
      0.95,
      0.95,
      0.9,
      5.5,
      1.15,
      10,
      0,
      1.1,
      0.8,
      1.3,
      ...Array(16).fill(1.3),
      10,
      1.3,
    ]);
    for (const figure of figures) {
      expect(figure).toEqual({
        name: expect.any(String),
        value: expect.any(Number),
        bar: expect.any(Number),
        ok: expect.any(Boolean),
      });
      expect(figure.value).toBeGreaterThanOrEqual(0);
    }
    const of = (scenario: string) => counts.find((each: Counted) => each.scenario === scenario);
    expect(of("create").calls).toMatchObject({ "connect CreateUser": 20, "sqs SendMessageBatch": 2 });
    expect(of("create").functions).toMatchObject({ intake: { invocations: 1 }, finish: { invocations: 1 } });
    const each = ["Config", "Hierarchy", "IdentityInfo", "RoutingProfile", "SecurityProfiles"];
    expect(of("update of every field").calls).toMatchObject(
      Object.fromEntries(each.map((part) => [`connect UpdateUser${part}`, 12])),
    );
    for (const scenario of ["update again, without e-mail", "update again, with e-mail"]) {
      expect(Object.keys(of(scenario).calls).filter((name) => name.startsWith("connect Update"))).toEqual([]);
    }
    expect(of("create at the raised quota").calls).toMatchObject({ "connect CreateUser": 20 });
    expect(of("intake alone")).toMatchObject({ rows: 1000, calls: { "sqs SendMessageBatch": 100 } });
  });

  it("runs the scenarios that it is asked for, and fails only where it is to be strict", async () => {
    const { lines, code } = await bench("--strict", "--only", "create");
    expect(lines.join("\n")).toMatch(/^create: time at the limit ÷ time taken +[\d.]+ +0\.97 +NO$/m);
    expect(lines.join("\n")).not.toMatch(/intake:/);
    expect(code).toBe(1);
  });
});
