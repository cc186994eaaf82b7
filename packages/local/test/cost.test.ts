import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import counted from "../src/cost/counted.json" with { type: "json" };
import { costPage } from "../src/cost/page.ts";
import { PRICES, type Usage } from "../src/cost/prices.ts";
import { standingUsage } from "../src/cost/standing.ts";
import { times, together, usageOf } from "../src/cost/usage.ts";
import { ROOT } from "../src/synth/place.ts";
import { readGraph } from "./desk.ts";

const { day, standing, ...of } = counted;
const page = costPage(of, standing, day);

describe("docs/cost.md", () => {
  it("is what was counted: else run `npm run cost`", () => {
    expect(readFileSync(path.join(ROOT, "docs", "cost.md"), "utf8")).toBe(page);
    expect(standing).toEqual(standingUsage(readGraph()));
  });

  it("adds up, line by line", () => {
    const number = (text: string) => Number(text.replaceAll(/[,*]/g, ""));
    const [summary = "", ...sections] = page.split("\n## ");
    const totals = [...summary.matchAll(/^\| (?!\*)(.+?) \| ([\d,.]+) \|$/gm)].map(([, , total = ""]) => number(total));
    const told = sections.flatMap((section) => {
      const rows = [
        ...section.matchAll(/^\| (.+?) \| ([\d,.]+) \| [\d.]+(?: a million)? \((?:\d{4}|⚠)\) \| ([\d,.]+) \|$/gm),
      ];
      return rows.length ? [rows.reduce((sum, [, , , dollars = ""]) => sum + number(dollars), 0)] : [];
    });
    expect(totals).toHaveLength(5);
    for (const [index, total] of totals.entries()) expect(told[index]).toBeCloseTo(total, 1);
    const [, together = ""] = /\*\*together\*\* \| \*\*([\d,.]+)\*\*/.exec(page) ?? [];
    expect(totals.reduce((sum, total) => sum + total, 0)).toBeCloseTo(number(together), 1);
  });

  it("multiplies right in every line", () => {
    const number = (text = "") => Number(text.replaceAll(",", ""));
    const lines = [...page.matchAll(/^\| .+? \| ([\d,.]+) \| ([\d.]+)( a million)? \(.+?\) \| ([\d,.]+) \|$/gm)];
    expect(lines.length).toBeGreaterThan(40);
    for (const [line, quantity, usd, per, told] of lines) {
      const product = (number(quantity) * number(usd)) / (per ? 1e6 : 1);
      expect(Math.abs(product - number(told)), line).toBeLessThanOrEqual(Math.max(0.005 * product, 0.000001));
    }
  });

  it("has a price for everything that was counted", () => {
    const taken = Object.values(of).map(({ usage }) => usage);
    for (const usage of [standing, ...taken] as Usage[]) {
      expect(Object.keys(usage).filter((what) => !(what in PRICES))).toEqual([]);
    }
  });
});

describe("what AWS counts", () => {
  const calls = {
    ...{ "dynamodb GetItem": 2, "dynamodb UpdateItem": 3, "s3 GetObject": 1, "s3 PutObject": 2, "s3 DeleteObject": 4 },
    ...{ "sns Publish": 3, "connect CreateUser": 9, "ec2 DescribeInstances": 1 },
  };
  const functions = { one: { invocations: 2, processes: 1, gigabyteSeconds: 0.5 } };

  it("are units by service; texts are no messages to a topic, and what is free is not there", () => {
    const counts = { calls, functions, connectCalls: 9, throttled: 0, limiterWrites: 0 };
    expect(usageOf({ counts, texts: ["x".repeat(161)], logBytes: 1000 })).toMatchObject({
      ...{
        dynamodbRead: 2,
        dynamodbWrite: 3,
        s3Read: 1,
        s3Write: 2,
        snsPublish: 2,
        text: 2,
        lambdaRequest: 2,
        trace: 2,
        sqsRequest: 0,
        logs: 2600 / 1e9,
      },
    });
  });

  it("grows with how often it happens", () => {
    expect(together(times({ text: 2 }, 3), { text: 1, key: 1 })).toEqual({ text: 7, key: 1 });
  });
});
