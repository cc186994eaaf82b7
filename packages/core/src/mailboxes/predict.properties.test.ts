import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TENANT } from "./article.test-support.ts";
import { predict } from "./predict.ts";
import { addressIn, isPrimary, isSmtp, keyOf, mailIn, tidy } from "./proxy-address.ts";

/** Few names and domains, in mixed case, so that addresses meet. */
const word = fc.constantFrom("jo", "Jo", "j.doe", "J.DOE", "bob", "o'neil", "a+b");
const domain = fc.constantFrom("contoso.com", "Contoso.COM", "tailspintoys.com", TENANT, TENANT.toUpperCase());
const address = fc.tuple(word, domain).map(([name, at]) => `${name}@${at}`);
const type = fc.constantFrom("SMTP:", "smtp:", "Smtp:", "SIP:", "sip:", "X500:/o=Contoso/cn=", "");
const proxy = fc.oneof(
  fc.tuple(type, address).map(([kind, value]) => `${kind}${value}`),
  fc.constantFrom("SMTP: jo@contoso.com", "smtp:jo@contoso.com ", "", " ", "smtp:", "SMTP: ", ":", "SMTP:no address"),
);
const account = fc.record({
  userPrincipalName: address,
  mail: fc.option(fc.oneof(address, fc.constantFrom("", " ")), { nil: undefined }),
  proxyAddresses: fc.array(proxy, { maxLength: 6 }),
});
/** An entry in lower case, with no space around its address. */
const written = (each: string) => keyOf(each.trim().replace(/^(smtp:)\s+/i, "$1"));
const hasAddress = (each: string) => addressIn(each).trim() !== "";
const RUNS = { numRuns: 2_000 };

describe("whatever an account has", () => {
  it("its mailbox has exactly one primary address, and its object at most one before", () => {
    fc.assert(
      fc.property(account, (given) => {
        const { beforeLicensing, mailbox } = predict(given, TENANT);
        expect(mailbox.filter(isPrimary)).toHaveLength(1);
        expect(beforeLicensing.filter(isPrimary).length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  it("no address is there twice, in whatever case", () => {
    fc.assert(
      fc.property(account, (given) => {
        const { beforeLicensing, afterLicensing } = predict(given, TENANT);
        for (const list of [beforeLicensing, afterLicensing]) expect(new Set(list.map(keyOf)).size).toBe(list.length);
      }),
      RUNS,
    );
  });

  it("the addresses that it was given come first, in their order, none of them lost", () => {
    fc.assert(
      fc.property(account, (given) => {
        const { beforeLicensing, mailbox } = predict(given, TENANT);
        const kept = tidy(given.proxyAddresses).map(keyOf);
        expect(kept).toEqual([...new Set(given.proxyAddresses.map(written).filter(hasAddress))]);
        expect(beforeLicensing.map(keyOf).slice(0, kept.length)).toEqual(kept);
        expect(mailbox.map(keyOf).slice(0, beforeLicensing.length)).toEqual(beforeLicensing.map(keyOf));
      }),
      RUNS,
    );
  });

  it("its mailbox has the mail, and an address at the tenant's domain", () => {
    fc.assert(
      fc.property(account, (given) => {
        const addresses = mailIn(predict(given, TENANT).mailbox).map(keyOf);
        if (given.mail?.trim()) expect(addresses).toContain(keyOf(given.mail));
        expect(addresses.some((each) => each.endsWith(`@${TENANT}`))).toBe(true);
      }),
      RUNS,
    );
  });

  it("what is no address of mail is left to the letter", () => {
    fc.assert(
      fc.property(account, (given) => {
        const others = (list: string[]) => list.filter((each) => !isSmtp(each));
        const seen = new Set<string>();
        const first = others(given.proxyAddresses.map((each) => each.trim())).filter((each) => {
          const isNew = hasAddress(each) && !seen.has(keyOf(each));
          seen.add(keyOf(each));
          return isNew;
        });
        expect(others(predict(given, TENANT).mailbox)).toEqual(first);
      }),
      RUNS,
    );
  });

  it("an account that is given its mailbox's addresses keeps them as they are", () => {
    fc.assert(
      fc.property(account, (given) => {
        const { mailbox } = predict(given, TENANT);
        const again = predict({ ...given, proxyAddresses: mailbox }, TENANT);
        expect(again).toMatchObject({ beforeLicensing: mailbox, afterLicensing: mailbox, mailbox });
      }),
      RUNS,
    );
  });
});
