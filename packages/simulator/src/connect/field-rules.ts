import type { UserIdentityInfo } from "@aws-sdk/client-connect";
import { invalidParameter, invalidRequest } from "./faults.ts";
import type { Instance } from "./instance.ts";
import { E164 } from "./phone-rules.ts";

type Management = Instance["identityManagement"];

const LOGIN = /^[a-zA-Z0-9_\-.@]+$/;
const EMAIL = /^(?=.{0,265}$)[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,63}$/;
const PASSWORD = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\S{8,64}$/;
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;

/** 20 characters, or 64 with SAML; an @ only as an e-mail address has it. */
export function checkLogin(login: string, management: Management): void {
  const longest = management === "SAML" ? 64 : 20;
  if (login.length < 1 || login.length > longest)
    throw invalidParameter(`Username must have 1 to ${longest} characters.`);
  if (!LOGIN.test(login)) throw invalidParameter("Username may have letters, digits and _ - . @ only.");
  if (login.includes("@") && !EMAIL.test(login))
    throw invalidParameter("Username may have an @ only as an e-mail address.");
}

/** Needed where Connect itself manages identities, an error anywhere else. */
export function checkPassword(password: string | undefined, management: Management): void {
  if (management !== "CONNECT_MANAGED") {
    if (password !== undefined) throw invalidRequest(`Password must be left out with ${management}.`);
    return;
  }
  if (password === undefined) throw invalidParameter("Password is needed with CONNECT_MANAGED.");
  if (!PASSWORD.test(password))
    throw invalidParameter("Password must have 8 to 64 characters, a lower case, an upper case and a digit, no space.");
}

/** Names and addresses of a new user, or all of them of an old one. ⚠ AWS does not say what an update leaves alone. */
export function checkIdentity(identity: UserIdentityInfo, management: Management): void {
  checkName("FirstName", identity.FirstName, 255, management);
  checkName("LastName", identity.LastName, 300, management);
  if (management === "SAML" && identity.Email !== undefined)
    throw invalidRequest("Email must be left out with SAML; there is SecondaryEmail.");
  if (management === "CONNECT_MANAGED" && !identity.Email)
    throw invalidParameter("Email is needed with CONNECT_MANAGED.");
  for (const name of ["Email", "SecondaryEmail"] as const) {
    const address = identity[name];
    if (address !== undefined && !EMAIL.test(address)) throw invalidParameter(`${name} is not an e-mail address.`);
  }
  if (identity.Mobile !== undefined && !E164.test(identity.Mobile)) throw invalidParameter("Mobile must be E.164.");
}

/** Where a directory manages identities, it alone changes names and addresses. */
export function checkMayUpdateIdentity(management: Management): void {
  if (management === "EXISTING_DIRECTORY") throw invalidRequest("The directory manages names and e-mail addresses.");
}

/** With SAML there is no directory to name a user of. */
export function checkDirectoryUser(directoryUserId: string | undefined, management: Management): void {
  if (directoryUserId !== undefined && management === "SAML")
    throw invalidRequest("DirectoryUserId must be left out with SAML.");
}

/** 1 to 10 security profiles a user: CreateUser's SecurityProfileIds. */
export function checkSecurityProfileCount({ length }: string[]): void {
  if (length < 1 || length > 10) throw invalidParameter("SecurityProfileIds must have 1 to 10 ids.");
}

/** 50 tags at most; a key may not begin with `aws:`. */
export function checkTags(tags: Record<string, string>): void {
  if (Object.keys(tags).length > 50) throw invalidParameter("A resource has 50 tags at most.");
  for (const [key, value] of Object.entries(tags)) {
    if (!TAG_KEY.test(key))
      throw invalidParameter("A tag's key has 1 to 128 letters, digits, spaces and _.:/=+-@, and no aws: before them.");
    if (value.length > 256) throw invalidParameter("A tag's value has 256 characters at most.");
  }
}

function checkName(field: string, name: string | undefined, longest: number, management: Management): void {
  if (!name && management !== "EXISTING_DIRECTORY") throw invalidParameter(`${field} is needed with ${management}.`);
  if (name === undefined) return;
  if (name.length > longest) throw invalidParameter(`${field} has ${longest} characters at most.`);
  if (name.normalize("NFC") !== name) throw invalidParameter(`${field} must be in Unicode Normalization Form C.`);
}
