import { systemClock } from "@frontdesk/core/clock.ts";
import { DirectoryFailure } from "@frontdesk/core/directory/directory-failure.ts";
import type { Account, Session } from "@frontdesk/core/passwords/directory/directory.ts";
import type { LdapOptions } from "@frontdesk/core/passwords/directory/ldap-options.ts";
import { ldapDirectory } from "@frontdesk/core/passwords/directory/open-directory.ts";
import { type FaultyDirectory, openFaultyDirectory } from "@frontdesk/simulator/directory/faulty-directory.ts";
import { Client, InvalidCredentialsError } from "ldapts";
import { expect, onTestFinished } from "vitest";
import { PASSWORD, PAYROLL, type Person, SERVICE_ACCOUNT, SERVICE_PASSWORD, STAFF } from "./fixtures.ts";

/** A directory with the people of fixtures.ts, and where it answers LDAPS. */
export type Domain = {
  host: string;
  port: number;
  /** The name in its certificate. */
  name: string;
  /** PEM: what it is trusted by. */
  ca: string;
};
export const urlOf = ({ host, port }: Domain): string => `ldaps://${host}:${port}`;

/** How the project's code is told of a domain. */
export const optionsFor = (domain: Domain, changed: Partial<LdapOptions> = {}): LdapOptions => ({
  servers: [urlOf(domain)],
  serverName: domain.name,
  ca: domain.ca,
  base: STAFF,
  serviceAccount: SERVICE_ACCOUNT,
  attributes: { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" },
  protectedGroups: [PAYROLL],
  country: "AU",
  password: async () => SERVICE_PASSWORD,
  clock: systemClock,
  // Longer than in production, since machines that test are busy.
  seconds: { find: 6, set: 3, look: 3 },
  ...changed,
});

/** A session, closed with the test. */
export async function sessionAt(domain: Domain, changed: Partial<LdapOptions> = {}): Promise<Session> {
  const session = await ldapDirectory(optionsFor(domain, changed)).open();
  onTestFinished(() => session.close());
  return session;
}

/** An account that must be there. */
export async function accountOf({ login }: Person, session: Session): Promise<Account> {
  const account = await session.find(login);
  if (!account) throw new Error("nobody was found who must be there");
  return account;
}

/** The domain behind what fails, and how the project's code is told to go there. */
export async function faultyBefore(domain: Domain): Promise<FaultyDirectory & { changed: Partial<LdapOptions> }> {
  const { host, port, name, ca } = domain;
  const faulty = await openFaultyDirectory({ behind: { host, port, servername: name, ca }, host: name });
  onTestFinished(() => faulty.close());
  return { ...faulty, changed: { servers: [faulty.url], ca: faulty.certificate } };
}

/** A connection as somebody, by ldapts alone, closed with the test. */
export async function clientOf(domain: Domain, dn: string, password: string): Promise<Client> {
  const tlsOptions = { ca: domain.ca, servername: domain.name };
  const client = new Client({ url: urlOf(domain), timeout: 5_000, connectTimeout: 5_000, tlsOptions });
  onTestFinished(() => client.unbind());
  await client.bind(dn, password);
  return client;
}

/** What a person's bind is answered: `bound`, or the directory's `data`. */
export async function bindOf({ dn }: { dn: string }, password: string, domain: Domain): Promise<string> {
  try {
    await clientOf(domain, dn, password);
    return "bound";
  } catch (error) {
    if (!(error instanceof InvalidCredentialsError)) throw error;
    return / data ([0-9a-f]+)/.exec(error.message)?.[1] ?? error.message;
  }
}

/** The failure that the work ends in, after a look whether it tells anything that nobody may know. */
export async function failureOf(work: Promise<unknown>, ...secrets: string[]): Promise<DirectoryFailure> {
  const failure = await work.then(
    () => undefined,
    (error) => error,
  );
  expect(failure).toBeInstanceOf(DirectoryFailure);
  const told = `${failure.stack} ${JSON.stringify(failure)} ${JSON.stringify(failure.cause)}`;
  for (const secret of [SERVICE_PASSWORD, PASSWORD, ...secrets]) expect(told).not.toContain(secret);
  return failure;
}
