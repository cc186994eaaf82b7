import { readSettings, type Yours } from "./settings/read.ts";

/**
 * What is otherwise with you than in settings/defaults.ts: any of its values, at the same place. All are described, with their
 * bounds, in settings/read.ts and the files beside it, and in docs/deploy.md. Which they are decides what is deployed: commit
 * this file. A stage can differ without an edit: FRONTDESK_SETTINGS holds JSON that is laid over these.
 */
const yours: Yours = {};

export const settings = readSettings(yours);
