import type { Tone } from "./headline.ts";
import { type Markup, markup, trusted } from "./markup.ts";
import { OUTCOMES, type Outcome } from "./report.ts";

/** Strokes in a square of 16, so that no outcome is told by its colour alone. */
const STROKES: Record<Outcome, string> = {
  created: "M8 3.5v9M3.5 8h9",
  changed: "M3 5.5h9M9.5 3 12 5.5 9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13",
  unchanged: "M4 6h8M4 10h8",
  removed: "M3.5 8h9",
  absent: "M8 3.5a4.5 4.5 0 1 0 .01 0M4.5 11.5l7-7",
  failed: "M4.5 4.5l7 7M11.5 4.5l-7 7",
};

const TONE_STROKES: Record<Tone, string> = {
  good: "M3.5 8.5l3 3 6-7",
  mixed: "M8 3.5v5.5M8 12v.01",
  bad: STROKES.failed,
  held: "M6 4v8M10 4v8",
  plan: "M4 4.5h8M4 8h8M4 11.5h5",
};

/** What covers an outcome's colour in the charts: with the colours gone, the patterns still differ. */
const PATTERNS: Record<Outcome, string> = {
  created: "",
  changed: '<path class="over" d="M0 1.5h6M0 4.5h6"/>',
  unchanged: "",
  removed: '<path class="over" d="M1.5 0v6M4.5 0v6"/>',
  absent: '<circle class="dot" cx="1.5" cy="1.5" r="1"/><circle class="dot" cx="4.5" cy="4.5" r="1"/>',
  failed: '<path class="over wide" d="M-1.5 1.5l3-3M0 6l6-6M4.5 7.5l3-3"/>',
};

/** The patterns and signs that the page refers to, once. It must be laid out: patterns of what is hidden do not show. */
export function definitions(): Markup {
  const symbols = OUTCOMES.map(
    (name) => `<symbol id="sign-${name}" viewBox="0 0 16 16"><path d="${STROKES[name]}"/></symbol>`,
  );
  const patterns = OUTCOMES.map((outcome) => {
    const ground = `<rect class="ground ${outcome}" width="6" height="6"/>${PATTERNS[outcome]}`;
    return `<pattern id="fill-${outcome}" width="6" height="6" patternUnits="userSpaceOnUse">${ground}</pattern>`;
  });
  return trusted(
    `<svg class="definitions" width="0" height="0" aria-hidden="true"><defs>${[...symbols, ...patterns].join("")}</defs></svg>`,
  );
}

export const sign = (outcome: Outcome): Markup =>
  trusted(`<svg class="sign" aria-hidden="true"><use href="#sign-${outcome}"/></svg>`);

export const toneSign = (tone: Tone): Markup =>
  trusted(`<svg class="tone-sign" viewBox="0 0 16 16" aria-hidden="true"><path d="${TONE_STROKES[tone]}"/></svg>`);

/** A square of the pattern that the charts have for the outcome. */
export const swatch = (outcome: Outcome): Markup =>
  trusted(
    `<svg class="swatch" aria-hidden="true"><rect width="100%" height="100%" fill="url(#fill-${outcome})"/></svg>`,
  );

export const badge = (outcome: Outcome, label: string): Markup =>
  markup`<span class="badge ${outcome}">${sign(outcome)}${label}</span>`;

const TONE_COLOURS: Record<Tone, string> = {
  good: "#0b7a55",
  mixed: "#b45309",
  bad: "#b42318",
  held: "#b45309",
  plan: "#0b62a8",
};

/** The sign of the tab, within the page like everything else. */
export function tabIcon(tone: Tone): string {
  const path = `<path d="${TONE_STROKES[tone]}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/>`;
  const ground = `<rect width="16" height="16" rx="4" fill="${TONE_COLOURS[tone]}"/>`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${ground}${path}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}
