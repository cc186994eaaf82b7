import path from "node:path";
import { DARK, LIGHT, OUTCOME_COLOURS } from "@frontdesk/core/agents/report/page-colours.ts";
import { build } from "esbuild";
import { ROOT } from "../synth/place.ts";

export type PageFile = { type: string; body: string };

const PAGE = path.join(ROOT, "packages", "local", "page");

/** The page's files by their paths: bundled when the console opens, so that there is nothing to build before. */
export async function pageFiles(): Promise<Map<string, PageFile>> {
  const { outputFiles } = await build({
    entryPoints: [path.join(PAGE, "main.tsx")],
    outdir: PAGE,
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    legalComments: "none",
    logLevel: "silent",
  });
  const textOf = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return new Map([
    ["/", { type: "text/html; charset=utf-8", body: HTML }],
    ["/page.js", { type: "text/javascript; charset=utf-8", body: textOf(".js") }],
    ["/page.css", { type: "text/css; charset=utf-8", body: `${COLOURS}\n${textOf(".css")}` }],
    ["/icon.svg", { type: "image/svg+xml", body: ICON }],
  ]);
}

/** The reports' colours; `data-theme` on the root chooses, where the reader has chosen. */
const COLOURS = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${DARK} } }
:root[data-theme="dark"] { color-scheme: dark; ${DARK} }
:root[data-theme="light"] { color-scheme: light; }
${OUTCOME_COLOURS}`;

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Frontdesk</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body><div id="page"><p class="opening">Opening the front desk …</p></div></body>
</html>
`;

/** A bell, as stands on a front desk. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5cad"/><g fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"><path d="M6.500 22a9.500 9.500 0 0 1 19 0z"/><path d="M16 12.500v-3M13 9h6M5 25.500h22"/></g></svg>`;
