import { describe, expect, it } from "vitest";
import { aReport } from "./a-report.ts";
import { chart } from "./chart.ts";
import type { Report } from "./report.ts";

const chartOf = (timeline: Report["timeline"], members: Partial<Pick<Report, "kind" | "startedAt">> = {}) =>
  chart(aReport({ timeline, ...members }))?.toString() ?? "";

const labelsOf = (drawing: string) => [...drawing.matchAll(/class="time[^>]*>([^<]+)</g)].map(([, label]) => label);

describe("the chart", () => {
  it("is left out where nothing happened", () => {
    expect(chartOf([])).toBe("");
  });

  it("has a picture's role, and says what it shows without being seen", () => {
    const drawing = chartOf([
      { second: 0, outcomes: { created: 2 } },
      { second: 4, outcomes: { created: 1200, failed: 1 } },
    ]);
    expect(drawing).toContain('role="img" aria-labelledby="chart-title chart-description"');
    expect(drawing).toContain(
      "5 bars, one for every second, from 10:31:41 UTC. Most happened at 10:31:45: 1,200 created and 1 failed.",
    );
  });

  it("draws one failure among a million at least as a thin line", () => {
    const drawing = chartOf([{ second: 0, outcomes: { unchanged: 999_999, failed: 1 } }]);
    expect(drawing).toMatch(/height="4.0" fill="url\(#fill-failed\)"/);
  });

  it("lists only the outcomes that there were, in the words of a plan or a run", () => {
    const timeline = [{ second: 0, outcomes: { changed: 1, failed: 1 } }];
    expect(chartOf(timeline)).toContain("</svg>Changed</li>");
    expect(chartOf(timeline)).not.toContain("Removed");
    expect(chartOf(timeline, { kind: "plan" })).toContain("</svg>Would be refused</li>");
  });

  it.each([
    ["to the second in a short run", 20, /^\d\d:\d\d:\d\d$/],
    ["to the minute in a run of hours", 3 * 3600, /^\d\d:\d\d$/],
    ["by date and time past midnight", 20 * 3600, /^\d\d:\d\d$|^22 Nov$/],
    ["by date in a run of weeks", 30 * 86_400, /^\d+ (Nov|Dec)$/],
  ])("marks its axis %s", (_, last, pattern) => {
    const labels = labelsOf(chartOf([0, last].map((second) => ({ second, outcomes: { created: 1 } }))));
    expect(labels.length).toBeGreaterThan(1);
    expect(labels.filter((label) => !pattern.test(label ?? ""))).toEqual([]);
  });
});
