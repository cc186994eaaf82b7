import { type Entry, hasFlag, NO_PASSWORD_NEEDED, textOf } from "./entry.ts";

/** Whose words and ways a directory has where the two differ. */
export type Server = "Windows" | "Samba";

export type PasswordPolicy = {
  minLength: number;
  /** How many passwords, the present one among them, may not be taken again by a change; a reset is free to. */
  history: number;
  complexity: boolean;
  /** Wrong passwords until an account is locked; 0 for never. */
  lockoutThreshold: number;
  /** How long it stays locked, and how long wrong passwords are counted; 0 for until somebody unlocks it. */
  lockoutMinutes: number;
};

export type Weakness = "too short" | "too long" | "not complex" | "holds a name" | "used before";

const LONGEST = 256;
/** Three of these five. https://learn.microsoft.com/windows/security/threat-protection/security-policy-settings/password-must-meet-complexity-requirements */
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /[0-9]/, /[~!@#$%^&*_\-+=`|\\(){}[\]:;"'<>,.?/]/, /(?![\p{Lu}\p{Ll}])\p{L}/u];

/**
 * Why a password may not be an account's, by a reset as by a change; nothing where it may. Samba, unlike Windows, minds neither
 * names in it nor a great length. https://learn.microsoft.com/openspecs/windows_protocols/ms-samr/cb1f380a-0a51-4705-84cd-eea1b85953e0
 */
export function weaknessOf(
  password: string,
  account: Entry,
  { minLength, complexity }: PasswordPolicy,
  server: Server,
): Weakness | undefined {
  const isWindows = server === "Windows";
  if (isWindows && password.length > LONGEST) return "too long";
  if (hasFlag(account, NO_PASSWORD_NEEDED)) return undefined;
  if (password.length < minLength) return "too short";
  if (!complexity) return undefined;
  if (KINDS.filter((kind) => kind.test(password)).length < 3) return "not complex";
  return isWindows && holdsName(password, account) ? "holds a name" : undefined;
}

/** The account's name as a whole, or a part of the name that is displayed; neither where it has fewer than three characters. */
function holdsName(password: string, account: Entry): boolean {
  const parts = textOf(account, "displayName").split(/[,.\-_\s#]/);
  const said = password.toLowerCase();
  return [textOf(account, "sAMAccountName"), ...parts].some(
    (name) => name.length > 2 && said.includes(name.toLowerCase()),
  );
}

/** Whether a change to this password is held up by the history; a reset never is. */
export const wasUsed = (password: string, account: Entry, { history }: PasswordPolicy): boolean =>
  history > 0 && [account.password, ...account.earlier].slice(0, history).includes(password);
