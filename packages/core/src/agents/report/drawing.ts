import { scaleLinear, scaleUtc } from "d3-scale";
import { stack } from "d3-shape";
import { type Bucket, sumOf } from "./buckets.ts";
import { type Markup, markup } from "./markup.ts";
import { outcomeWords } from "./outcome-words.ts";
import type { Outcome, Report } from "./report.ts";
import { clock, clockLabels } from "./time-axis.ts";
import { counted, listed, number, shortNumber } from "./words.ts";

/** Buckets of `size` ms from the instant `from`, and those outcomes that are in any of them, from the ground up. */
export type Series = { kind: Report["kind"]; from: number; size: number; buckets: Bucket[]; keys: Outcome[] };

/** Pixels. Across, all is in percent: the drawing takes the page's width, the text keeps its size. */
const HEIGHT = 180;
const AXIS = 26;
/** Pixels: a failure among thousands can still be seen. */
const LEAST_BAR = 4;
/** A second's work is no wall: the axis has room for so many bars at least. */
const LEAST_SLOTS = 12;

/** The outcomes over time as stacked bars. */
export function drawing(series: Series): Markup {
  const { from, size, buckets } = series;
  const end = from + Math.max(buckets.length, LEAST_SLOTS) * size;
  const x = scaleUtc().domain([from, end]).range([0, 100]);
  const highest = Math.max(...buckets.map(({ outcomes }) => sumOf(outcomes)));
  const y = scaleLinear().domain([0, highest]).nice(4).range([HEIGHT, 0]);

  const amounts = y.ticks(4).filter(Number.isInteger);
  const lines = amounts.map((amount) => {
    const at = y(amount).toFixed(1);
    const label = shortNumber(amount);
    return markup`<line x1="0" x2="100%" y1="${at}" y2="${at}"/><text class="amount" x="-8" y="${at}">${label}</text>`;
  });
  const times = clockLabels(x, size).map(({ at, label, anchor, isSpare }) => {
    const name = isSpare ? "time spare" : "time";
    return markup`<text class="${name}" x="${percent(at)}" y="${HEIGHT + 18}" text-anchor="${anchor}">${label}</text>`;
  });
  return markup`<svg class="chart" width="100%" height="${HEIGHT + AXIS}" role="img" aria-labelledby="chart-title chart-description">
<title id="chart-title">Outcomes over time</title>
<desc id="chart-description">${describe(series)}</desc>
<g class="grid">${lines}${times}</g>
${bars(series, x, y)}
</svg>
`;
}

type Scale = (value: number) => number;

function bars({ kind, size, buckets, keys }: Series, x: Scale, y: Scale): Markup[] {
  const stacked = stack<Bucket, Outcome>()
    .keys(keys)
    .value(({ outcomes }, key) => outcomes[key])(buckets);
  return buckets.flatMap((bucket, index) => {
    if (sumOf(bucket.outcomes) === 0) return [];
    const slot = x(bucket.to) - x(bucket.from);
    const [left, width] = [percent(x(bucket.from) + slot * 0.08), percent(slot * 0.84)];
    const parts = stacked.flatMap((layer) => {
      const [bottom = 0, top = 0] = layer[index] ?? [];
      if (top === bottom) return [];
      const height = Math.max(y(bottom) - y(top), LEAST_BAR);
      const [upper, tall] = [(y(bottom) - height).toFixed(1), height.toFixed(1)];
      return markup`<rect x="${left}" y="${upper}" width="${width}" height="${tall}" fill="url(#fill-${layer.key})"/>`;
    });
    return markup`<g><title>${clock(bucket.from, size)}: ${sayOf(bucket, keys, kind)}</title>${parts}</g>`;
  });
}

/** For those who do not see it. */
function describe({ kind, from, size, buckets, keys }: Series): string {
  const busiest = buckets.reduce((one, other) => (sumOf(other.outcomes) > sumOf(one.outcomes) ? other : one));
  const all = `${counted(buckets.length, "bar")}, one for every ${spanOf(size)}, from ${clock(from, size)} UTC.`;
  return `${all} Most happened at ${clock(busiest.from, size)}: ${sayOf(busiest, keys, kind)}.`;
}

function sayOf({ outcomes }: Bucket, keys: Outcome[], kind: Report["kind"]): string {
  const present = keys.filter((key) => outcomes[key] > 0);
  return listed(present.map((key) => `${number(outcomes[key])} ${outcomeWords({ kind }, key).label.toLowerCase()}`));
}

const percent = (value: number) => `${value.toFixed(3)}%`;

const SPANS: [unit: string, length: number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** A size that buckets have (ms), as it follows “every”: `30 seconds`, `minute`. */
export function spanOf(size: number): string {
  const [unit, length] = SPANS.find(([, each]) => size >= each) ?? ["second", 1000];
  return size === length ? unit : counted(size / length, unit);
}
