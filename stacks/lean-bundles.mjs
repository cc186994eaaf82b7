// What SST's builder asks about each file that goes into a bundle (`nodejs.plugins` in door.ts). It runs on whatever Node is there
// where one deploys: JavaScript, which imports nothing but Node's. What is not as it is expected here is bundled as it is.
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";

const js = (contents, file) => ({ contents, loader: "js", resolveDir: dirname(file) });

/**
 * The shapes of all operations of a service stand in one file: half a megabyte for EC2. An unused one stays in the bundle where
 * it has a computed key, since computing might do something. Here the keys are constants of the same file: they are written out.
 */
function withPlainKeys(source) {
  const constants = new Map(
    [...source.matchAll(/^const (_\w+) = ("[^"\\\n]*");$/gm)].map(([, name, text]) => [name, text]),
  );
  return source.replace(/\[(_\w+)\]:/g, (key, name) => (constants.has(name) ? `${constants.get(name)}:` : key));
}

/**
 * Lambda puts credentials into the environment. Where else the SDK would look for them (SSO, STS, a console's login, containers'
 * and instances' metadata) are five clients more.
 */
const FROM_ENVIRONMENT = `export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";
export const credentialsWillNeedRefresh = (credentials) => credentials?.expiration !== undefined;
export const credentialsTreatedAsExpired = (credentials) =>
  credentials?.expiration !== undefined && credentials.expiration.getTime() - Date.now() < 300_000;`;

/** A client reads its version out of its whole manifest. */
function withVersionAlone(source) {
  const { name, version } = JSON.parse(source);
  return { contents: JSON.stringify({ name, version }), loader: "json" };
}

/** Numbering plans are 150 KB of JSON, which Node reads in a fifth of the time that it takes for the same as a program. */
function asJson(source, file) {
  const [, json] = /^\s*(?:\/\/.*\n)*\s*export default (\{.*\});?\s*$/s.exec(source) ?? [];
  return json && js(`export default JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(json)))});`, file);
}

/** A copy of Node's streams of years ago, for those who have none. */
const NODES_STREAMS = `module.exports = require("stream");`;

const LEAN = [
  [/@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_\d+\.js$/, (source, file) => js(withPlainKeys(source), file)],
  [/@aws-sdk\/credential-provider-node\/dist-es\/defaultProvider\.js$/, (_, file) => js(FROM_ENVIRONMENT, file)],
  [/@aws-sdk\/client-[\w-]+\/package\.json$/, withVersionAlone],
  [/node_modules\/readable-stream\/readable\.js$/, (_, file) => js(NODES_STREAMS, file)],
  [/libphonenumber-js\/metadata\.\w+\.json\.js$/, asJson],
];

/** What stands in a bundle for a file; nothing for most. */
async function lean({ path: file }) {
  const [, made] = LEAN.find(([name]) => name.test(file.replaceAll("\\", "/"))) ?? [];
  return made?.(await readFile(file, "utf8"), file);
}

/** SST 4.17.1 tests the filter on nothing (platform/functions/nodejs-runtime/plugin.mjs), so that it must take any. */
const plugin = { name: "lean", setup: ({ onLoad }) => onLoad({ filter: /.*/ }, lean) };

export default [plugin];
