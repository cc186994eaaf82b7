import path from "node:path";
import { fileURLToPath } from "node:url";

/** The app's root: the folder of sst.config.ts. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../../..");
/** Where `sst install` unpacks the platform's source. */
export const PLATFORM = path.join(ROOT, ".sst", "platform");
/** Where syntheses lie, a folder each. */
export const SYNTHESES = path.join(ROOT, ".sst", "synth");
/** Where functions' bundles are kept from synthesis to synthesis. */
export const BUNDLES = path.join(ROOT, ".sst", "bundles");
/** Where graphs are kept from synthesis to synthesis. */
export const GRAPHS = path.join(ROOT, ".sst", "graphs");
/** The account that synthesised ARNs carry. */
export const ACCOUNT = "123456789012";
