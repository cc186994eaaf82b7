import type { DirectoryOptions } from "@frontdesk/simulator/directory/open-directory.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bindOf } from "../directory/domain.ts";
import { PASSWORD, SERVICE_ACCOUNT, STAFF } from "../directory/fixtures.ts";
import { openStandIn } from "../directory/open-stand-in.ts";
import { deskFor, mobileOf, someone } from "./desks.ts";
import { rightFor } from "./fulfilment.ts";
import { REFUSED, UNABLE } from "./sentences.ts";

const DETAILS = ["birthDate", "monthStarted"];
const delegated = (resetPassword: boolean, write: string[]) => ({
  ...{ trustee: SERVICE_ACCOUNT, subtree: STAFF, read: DETAILS },
  ...{ resetPassword, write },
});

/** What somebody who keeps the directory has to mend, and the directory that has it so. */
const FAULTS: [string, string, Partial<DirectoryOptions>][] = [
  [
    "a policy that wants longer passwords than ours",
    "TooWeak",
    { policy: { minLength: 60, history: 5, complexity: true, lockoutThreshold: 3, lockoutMinutes: 15 } },
  ],
  ["no right to reset", "NoRight", { delegations: [delegated(false, ["pwdLastSet", "lockoutTime"])] }],
  ["no right to unlock", "NoRight", { delegations: [delegated(true, ["pwdLastSet"])] }],
  ["groups that nobody may read", "GroupsUnreadable", { confidential: [...DETAILS, "tokenGroups"] }],
];

/** Directories that are not kept as they should be. */
export function illKept(): void {
  describe.each(FAULTS)("a directory with %s", (_, code, changed) => {
    let opened: Awaited<ReturnType<typeof openStandIn>>;
    beforeAll(async () => {
      opened = await openStandIn(changed);
    });
    afterAll(() => opened.standIn.close());
    const desk = deskFor(() => opened.domain);

    it("changes nothing, leads to an agent, and tells whoever can mend it", async () => {
      const { said, attributes } = await desk().fulfil(rightFor(someone(0)));
      expect(said).toBe(UNABLE);
      expect(attributes).toMatchObject({ outcome: "unable", next: "agent" });
      expect(desk().logged().at(-1)).toMatchObject({ level: "ERROR", code });
      expect(desk().passwordsAt(mobileOf(someone(0)))).toEqual([]);
      expect(await bindOf(someone(0), PASSWORD, opened.domain)).toBe("bound");
    });

    it("tells nobody who guesses that somebody is there", async () => {
      for (const wrong of [{ DOB: "1991-04-17" }, { UserID: "nosuch" }]) {
        expect((await desk().fulfil({ ...rightFor(someone(0)), ...wrong })).said).toBe(REFUSED);
      }
    });
  });
}
