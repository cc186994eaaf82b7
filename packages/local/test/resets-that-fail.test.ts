import type { OpenDirectory } from "@frontdesk/simulator/directory/open-directory.ts";
import { afterAll, beforeAll } from "vitest";
import type { Domain } from "./directory/domain.ts";
import { openStandIn } from "./directory/open-stand-in.ts";
import { illKept } from "./resets/ill-kept.ts";
import { PARTS, resetsSuite } from "./resets/resets-suite.ts";

let standIn: OpenDirectory;
let domain: Domain;
beforeAll(async () => {
  ({ standIn, domain } = await openStandIn());
});
afterAll(() => standIn.close());

resetsSuite("before what stands in for a directory", () => domain, PARTS.faults);
illKept();
