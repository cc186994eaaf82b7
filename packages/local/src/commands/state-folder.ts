import path from "node:path";
import { ROOT } from "../synth/place.ts";

/** Where a running system tells how to reach it, and where its functions' logs are: FRONTDESK_STATE, or .frontdesk. */
export const STATE = path.resolve(process.env.FRONTDESK_STATE ?? path.join(ROOT, ".frontdesk"));
/** Files of the bucket that were brought here, under the same paths. */
export const FILES = path.join(STATE, "files");
export const LOCAL_FILE = path.join(STATE, "local.json");
