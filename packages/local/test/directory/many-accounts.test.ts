import { systemClock } from "@frontdesk/core/clock.ts";
import { readDirectoryAccounts } from "@frontdesk/core/mailboxes/directory-accounts.ts";
import { expect, it, onTestFinished } from "vitest";
import { urlOf } from "./domain.ts";
import { DOMAIN, ENTRIES, SERVICE_ACCOUNT, SERVICE_PASSWORD } from "./fixtures.ts";
import { openStandIn } from "./open-stand-in.ts";

const STAFF = `OU=Many,${DOMAIN}`;
const nameOf = (index: number) => `m${String(index).padStart(6, "0")}`;
const crowd = (size: number) =>
  Array.from({ length: size }, (_, index) => ({
    dn: `CN=${nameOf(index)},${STAFF}`,
    attributes: { sAMAccountName: nameOf(index), userPrincipalName: `${nameOf(index)}@contoso.com` },
  }));

it.each([2_000, 2_300])(
  "of %d accounts, more than a directory gives at once, each is read once, in order",
  async (size) => {
    const { standIn, domain } = await openStandIn({ entries: [...ENTRIES, ...crowd(size).reverse()] });
    onTestFinished(() => standIn.close());
    const { accounts } = await readDirectoryAccounts({
      ...{ servers: [urlOf(domain)], serverName: domain.name, ca: domain.ca, base: STAFF },
      ...{ serviceAccount: SERVICE_ACCOUNT, password: async () => SERVICE_PASSWORD, clock: systemClock, seconds: 30 },
    });
    expect(accounts.map(({ login }) => login)).toEqual(Array.from({ length: size }, (_, index) => nameOf(index)));
  },
);
