import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { kmsServicePassword } from "@frontdesk/core/directory/service-password.ts";
import { readDirectoryAccounts } from "@frontdesk/core/mailboxes/directory-accounts.ts";
import { warn } from "@frontdesk/core/mailboxes/warn.ts";
import * as z from "zod";
import { kms } from "../aws/kms.ts";
import { log } from "../log.ts";
import { about } from "../observing/about.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { noteAddresses } from "./note.ts";

/** Of three minutes; what is left is for a cold start, and for comparing. */
const SECONDS = 120;

const env = environment("DIRECTORY", "DIRECTORY_CA", "DIRECTORY_PASSWORD", "TENANT");
/** The whole domain: an address is one person's in all of it, whoever's passwords are reset. */
const directory = {
  ...{ ...env.DIRECTORY, ca: env.DIRECTORY_CA, clock, seconds: SECONDS },
  password: kmsServicePassword({ client: kms, encrypted: env.DIRECTORY_PASSWORD }),
  passedOver: (server: string, code: string) => log.warn("a server of the directory is passed over", { server, code }),
};
const { verifiedDomains, ...tenant } = env.TENANT;
const parts = {
  readAccounts: () => readDirectoryAccounts(directory),
  tenant: { ...tenant, ...(verifiedDomains.length > 0 && { verifiedDomains }) },
  unread: ({ code, message }: { code: string; message: string }) =>
    log.warn("addresses could not be looked at", { code, reason: message }),
};
const Request = z.object({ upload: z.string(), logins: z.array(z.string()) });

/** The finish of an upload asks what is wrong with the addresses of its agents. */
export const handler = observed("agents", async (event: unknown) => {
  const { upload, logins } = Request.parse(event);
  about(upload);
  const found = await warn(logins, parts);
  noteAddresses(found);
  return found;
});
