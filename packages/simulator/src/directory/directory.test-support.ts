import { Attribute, Change, Client, type ResultCodeError } from "ldapts";
import { onTestFinished } from "vitest";
import { type DirectoryOptions, type OpenDirectory, openDirectory } from "./open-directory.ts";

export const HOST = "dc1.example.test";
export const BASE = "DC=example,DC=test";
export const STAFF = `OU=Staff,${BASE}`;
export const SERVICE = `CN=svc-reset,OU=ServiceAccounts,${BASE}`;
export const SERVICE_PASSWORD = "Serv1ce-Passw0rd";
export const PASSWORD = "Init1al-Passw0rd";
export const ALICE = `CN=Alice Smith,${STAFF}`;
export const BOB = `CN=Bob Jones (Ops),${STAFF}`;
export const EVE = `CN=Eve Priv,${STAFF}`;
export const SID = "S-1-5-21-1111111111-2222222222-3333333333";

const person = (dn: string, sAMAccountName: string, attributes: Record<string, string> = {}) => ({
  dn,
  password: PASSWORD,
  attributes: { sAMAccountName, userPrincipalName: `${sAMAccountName}@example.test`, ...attributes },
});

export const ENTRIES: DirectoryOptions["entries"] = [
  { ...person(SERVICE, "svc-reset"), password: SERVICE_PASSWORD },
  person(ALICE, "asmith", {
    displayName: "Alice Smith",
    mobile: "+447700900123",
    birthDate: "1990-04-17",
    monthStarted: "2019-09",
  }),
  person(BOB, "bjones", { birthDate: "1985-11-02", monthStarted: "2021-01" }),
  person(`CN=Frank Disabled,${STAFF}`, "fdisabled", { userAccountControl: "514" }),
  person(`CN=Gina Gone,${STAFF}`, "ggone", { accountExpires: "132000000000000000" }),
  person(`CN=Henry New,${STAFF}`, "hnew", { pwdLastSet: "0" }),
  person(`CN=Ida Same,${STAFF}`, "isame", { pwdLastSet: "0", userAccountControl: String(0x1_0200) }),
  person(EVE, "epriv", { adminCount: "1" }),
  person(`CN=Dana Admin,OU=Admins,${BASE}`, "dadmin", { adminCount: "1" }),
  { dn: `CN=Domain Admins,CN=Users,${BASE}`, attributes: { member: [`CN=Dana Admin,OU=Admins,${BASE}`, EVE] } },
  { dn: `CN=Night Shift,OU=Groups,${BASE}`, attributes: { member: [ALICE] } },
  { dn: `CN=Operations,OU=Groups,${BASE}`, attributes: { member: [`CN=Night Shift,OU=Groups,${BASE}`] } },
  { dn: `CN=Mailing List,OU=Groups,${BASE}`, attributes: { groupType: "2", member: [ALICE] } },
];

export const POLICY = { minLength: 10, history: 5, complexity: true, lockoutThreshold: 3, lockoutMinutes: 15 };

/** A directory of the test's own, that of a domain with a service account that may reset the staff's passwords. */
export async function start(options: Partial<DirectoryOptions> = {}) {
  const directory = await openDirectory({
    entries: ENTRIES,
    domain: { base: BASE, sid: SID },
    policy: POLICY,
    delegations: [
      {
        trustee: SERVICE,
        subtree: STAFF,
        resetPassword: true,
        write: ["pwdLastSet", "lockoutTime"],
        read: ["birthDate", "monthStarted"],
      },
    ],
    confidential: ["birthDate", "monthStarted"],
    host: HOST,
    ...options,
  });
  onTestFinished(() => directory.close());
  return { directory, ...clientsOf(directory) };
}

function clientsOf({ port, certificate }: OpenDirectory) {
  const client = (ca: string | undefined = certificate, servername = HOST) => {
    const one = new Client({
      url: `ldaps://127.0.0.1:${port}`,
      timeout: 5_000,
      connectTimeout: 5_000,
      tlsOptions: { ca, servername },
    });
    onTestFinished(() => one.unbind().catch(() => {}));
    return one;
  };
  /** Binds, and gives the client or, where that is refused, what with. */
  async function bound(name: string, password: string): Promise<Client> {
    const one = client();
    await one.bind(name, password);
    return one;
  }
  return {
    client,
    bound,
    service: () => bound(SERVICE, SERVICE_PASSWORD),
    /** "bound", or a bind's `data`. */
    async tell(name: string, password: string): Promise<string> {
      const refused = await refusal(bound(name, password));
      return refused ? (/ data (\w+)/.exec(refused.message)?.[1] ?? refused.message) : "bound";
    },
  };
}

/** What a call was refused with; nothing where it was not. */
export async function refusal(call: Promise<unknown>): Promise<{ code: number; message: string } | undefined> {
  const error = await call.then(
    () => undefined,
    (caught: ResultCodeError) => caught,
  );
  return error && { code: error.code, message: error.message };
}

export const quoted = (password: string): Buffer => Buffer.from(`"${password}"`, "utf16le");
const change = (operation: "add" | "delete" | "replace") => (type: string, value: string | Buffer) =>
  new Change({ operation, modification: new Attribute({ type, values: [value] as string[] | Buffer[] }) });
export const [replace, add, remove] = [change("replace"), change("add"), change("delete")] as const;
export const reset = (password: string) => [
  replace("unicodePwd", quoted(password)),
  replace("pwdLastSet", "0"),
  replace("lockoutTime", "0"),
];
