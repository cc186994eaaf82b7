import { OUTCOMES } from "./report.ts";

/**
 * The outcomes' colours are of Okabe and Ito's palette for all kinds of sight, with the patterns of signs.ts above them.
 * `--x` fills, `--x-ink` is for text (4.5:1 at least on every ground here), `--x-tint` lies below such text.
 */
export const LIGHT = `
--page: #f4f6f8; --surface: #ffffff; --sunken: #f0f3f6; --line: #dde3ea; --grid: #e6ebf0;
--ink: #16202c; --quiet: #526071; --link: #0b5cad; --focus: #0b5cad; --shadow: 0 1px 2px rgb(16 32 48 / 6%), 0 4px 16px rgb(16 32 48 / 5%);
--created: #0072b2; --created-ink: #005a8e; --created-tint: #e4f1fa;
--changed: #009e73; --changed-ink: #006a4d; --changed-tint: #e0f5ee;
--unchanged: #94a0af; --unchanged-ink: #4a5767; --unchanged-tint: #eceff3;
--removed: #b0538b; --removed-ink: #8a3a69; --removed-tint: #f9e9f2;
--absent: #7d8998; --absent-ink: #4a5767; --absent-tint: #eceff3;
--failed: #d04a00; --failed-ink: #a83a00; --failed-tint: #fdeee4;
--good: #0b7a55; --good-tint: #e1f5ed; --warn: #9a5b00; --warn-tint: #fdf2dc; --bad: #b42318; --bad-tint: #fdebe9; --info: #0b62a8; --info-tint: #e6f1fb;`;

export const DARK = `
--page: #0e1319; --surface: #171e27; --sunken: #1e2732; --line: #2c3744; --grid: #25303c;
--ink: #e8edf3; --quiet: #a3b0bf; --link: #7cbcff; --focus: #9ccbff; --shadow: none;
--created: #3f9fe0; --created-ink: #8ccaf7; --created-tint: #16324a;
--changed: #1fb488; --changed-ink: #6ddab7; --changed-tint: #123a30;
--unchanged: #71808f; --unchanged-ink: #b8c3cf; --unchanged-tint: #28323e;
--removed: #d585b5; --removed-ink: #ecabd2; --removed-tint: #41273a;
--absent: #71808f; --absent-ink: #b8c3cf; --absent-tint: #28323e;
--failed: #f5853f; --failed-ink: #ffb07f; --failed-tint: #452714;
--good: #4fd1a5; --good-tint: #123a30; --warn: #f5c266; --warn-tint: #3d2e10; --bad: #ff9a8f; --bad-tint: #47201d; --info: #8ccaf7; --info-tint: #16324a;`;

export const OUTCOME_COLOURS = OUTCOMES.map(
  (name) => `.${name} { --own: var(--${name}); --own-ink: var(--${name}-ink); --own-tint: var(--${name}-tint); }`,
).join("\n");

/** The page's colours by name, for light and dark, and each outcome's as its own. */
export const COLOURS = `
:root { color-scheme: light dark; ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
${OUTCOME_COLOURS}
`;
