import type { Entry } from "ldapts";
import { describe, expect, it } from "vitest";
import { DirectoryFailure } from "../directory/directory-failure.ts";
import { allTextsOf, isSynchronised } from "./synchronised.ts";

const DN = "CN=Angela Jones,OU=Staff,DC=example,DC=test";
const PERSON = ["top", "person", "organizationalPerson", "user"];
const entry = (more: Omit<Entry, "dn">, dn = DN): Entry => ({
  dn,
  objectClass: PERSON,
  sAMAccountName: "angela",
  ...more,
});
const contact = (more: Omit<Entry, "dn">) =>
  entry({ objectClass: ["top", "person", "contact"], sAMAccountName: [], ...more });
const sid = (rid: number) => {
  const bytes = Buffer.from("010500000000000515000000fa61a28980135099" + "00f6aac200000000", "hex");
  bytes.writeUInt32LE(rid, 24);
  return bytes;
};

describe("Azure AD Connect takes", () => {
  it.each<[string, Entry]>([
    ["a person", entry({})],
    ["one who was made by an administrator", entry({ objectSid: sid(1103), isCriticalSystemObject: [] })],
    ["one whose name begins like a service's", entry({ sAMAccountName: "msolomon" })],
    [
      "one whose name is only like that of Exchange's",
      entry({ sAMAccountName: "CAS_smith", mailNickname: "CAS_smith" }),
    ],
    ["a user's mailbox", entry({ msExchRecipientTypeDetails: "1" })],
    ["a remote mailbox", entry({ msExchRecipientTypeDetails: "2147483648" })],
    ["a contact with proxy addresses and a mail", contact({ proxyAddresses: ["smtp:c@x.test"], mail: "c@x.test" })],
    ["a contact with a primary address", contact({ proxyAddresses: ["smtp:d@x.test", "SMTP:c@x.test"] })],
    ["a group", entry({ objectClass: ["top", "group"], sAMAccountName: "Helpdesk", objectSid: sid(2000) })],
    ["whoever has an escaped comma in the name", entry({}, "CN=Jones\\, Angela 0ACNF:,OU=Staff,DC=example,DC=test")],
  ])("%s", (_, each) => expect(isSynchronised(each)).toBe(true));
});

describe("Azure AD Connect leaves alone", () => {
  it.each<[string, Entry]>([
    ["what the directory needs", entry({ isCriticalSystemObject: "TRUE" })],
    ["what has a word on that, whatever it is", entry({ isCriticalSystemObject: "FALSE" })],
    ["a contact without proxy addresses", contact({ mail: "c@x.test" })],
    ["a contact without a primary address", contact({ proxyAddresses: ["smtp:c@x.test"] })],
    ["a list that is worked out", entry({ objectClass: ["top", "msExchDynamicDistributionList"], mail: "l@x.test" })],
    ["what it made itself, where that cannot be read", entry({ objectSid: sid(502), isCriticalSystemObject: [] })],
    ["a group that it made", entry({ objectClass: ["top", "group"], objectSid: sid(512) })],
    ["who has no login", entry({ sAMAccountName: [] })],
    ["its own account", entry({ sAMAccountName: "AAD_0123456789ab" })],
    ["that of its earlier versions", entry({ sAMAccountName: "MSOL_0123456789ab" })],
    ["the account of support", entry({ sAMAccountName: "SUPPORT_388945a0" })],
    ["a mailbox of client access", entry({ sAMAccountName: "CAS_{0123}" })],
    ["the same by its alias", entry({ mailNickname: "CAS_{0123}" })],
    ["a mailbox of the system", entry({ mailNickname: "SystemMailbox{1f05a927}" })],
    ["an arbitration mailbox", entry({ msExchRecipientTypeDetails: "8388608" })],
    ["a discovery mailbox", entry({ msExchRecipientTypeDetails: "536870912" })],
    ["a role group", entry({ objectClass: ["top", "group"], msExchRecipientTypeDetails: "1073741824" })],
    [
      "the group of an earlier version",
      entry({ objectClass: ["top", "group"], sAMAccountName: "MSOL_AD_Sync_RichCoexistence" }),
    ],
    ["the loser of a replication", entry({}, "CN=Angela Jones\\0ACNF:2f9d,OU=Staff,DC=example,DC=test")],
  ])("%s", (_, each) => expect(isSynchronised(each)).toBe(false));
});

describe("the values of an attribute", () => {
  it("are all of them, whatever the case of its name, and no bytes", () => {
    expect(allTextsOf(entry({ PROXYADDRESSES: ["SMTP:a@x.test", "", "smtp:b@x.test"] }), "proxyAddresses")).toEqual([
      "SMTP:a@x.test",
      "smtp:b@x.test",
    ]);
    expect(allTextsOf(entry({}), "proxyAddresses")).toEqual([]);
  });

  it("are none of them where the directory tells only the first", () => {
    const partly = entry({ proxyAddresses: [], "proxyAddresses;range=0-1499": ["SMTP:a@x.test"] });
    expect(() => allTextsOf(partly, "proxyAddresses")).toThrow(DirectoryFailure);
  });
});
