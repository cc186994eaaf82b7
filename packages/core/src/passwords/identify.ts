import { createHash, timingSafeEqual } from "node:crypto";
import { DirectoryFailure } from "../directory/directory-failure.ts";
import type { Attempts, ResetLimits } from "./attempts.ts";
import type { Account, Bar, Directory, Session } from "./directory/directory.ts";
import { isLogin } from "./login.ts";
import { hasDetails, sameDetails, type Wanted } from "./same-details.ts";
import type { SecondFactor } from "./second-factor.ts";

/** Who somebody says to be. */
export type Claim = {
  /** One invocation; the same where it is repeated. */
  id: string;
  /** E.164; nothing for who withholds it, or writes. */
  caller: string | undefined;
  /** As it was said: what is no login is nobody's. */
  login: string;
  birthDate: string;
  startMonth: string;
};
export type Identifying = {
  directory: Directory;
  attempts: Attempts;
  limits: ResetLimits;
  secondFactor: SecondFactor;
  /** What of the start is compared. */
  startMonth: Wanted;
};
/** `repeated` where the claim was counted before. */
export type Identified = { account: Account; mobile: string; repeated: boolean };
/** Nothing was changed, and neither was anything found out. */
export type Failed = {
  outcome: "unavailable" | "unable";
  code: string;
  /** What happened to the directory, for the log. */
  failure: string;
  /** Of whom all was right, and nobody can tell whether they are barred. */
  account?: string;
};
/** Why somebody is refused, for the log alone. */
export type Refusal = { refusal: string; account?: string };

/**
 * Goes on with whoever is who they say to be, while the directory is open, and with whoever is not: for all of them the same
 * counts, searches and comparisons are made, so that neither an answer nor its time tells what was wrong. Attempts are counted
 * before anything is compared. Those of a caller who is locked cost no account anything.
 */
export async function identify<Result>(
  claim: Claim,
  identifying: Identifying,
  goOn: (identity: Identified | Refusal, session: Session) => Promise<Result>,
): Promise<Result | Failed> {
  const caller = await countCaller(claim, identifying);
  const opened = await orFailed(identifying.directory.open());
  if ("outcome" in opened) return opened;
  try {
    const found = await orFailed(find(claim, opened));
    if ("outcome" in found) return found;
    const counted = await countAccount({ claim, account: found.account, caller }, identifying);
    const decided = decide({ claim, account: found.account, caller, counted }, identifying);
    return "outcome" in decided ? decided : await goOn(decided, opened);
  } finally {
    await opened.close();
  }
}

/** Nothing has been sent by then, whatever the kind. */
const orFailed = <Done>(doing: Promise<Done>): Promise<Done | Failed> =>
  doing.catch((error) => {
    if (!(error instanceof DirectoryFailure)) throw error;
    return failedBy(error);
  });

const failedBy = ({ kind, code, message }: DirectoryFailure): Failed => ({
  outcome: kind === "unable" ? "unable" : "unavailable",
  ...{ code, failure: message },
});

/** What is no login is searched for as well, by one that is longer than any account's. */
async function find({ login }: Claim, session: Session): Promise<{ account: Account | undefined }> {
  const found = await session.find(isLogin(login) ? login : NOBODYS_LOGIN);
  return { account: isLogin(login) ? found : undefined };
}
const NOBODYS_LOGIN = "nobody".padEnd(64, "-");

type Counted = Awaited<ReturnType<Attempts["count"]>>;

function countCaller({ id, caller }: Claim, { attempts, limits }: Identifying): Promise<Counted> {
  const { perCaller, withoutNumber, lockMinutes } = limits;
  if (caller === undefined) {
    return attempts.count({ of: "without a number", key: "all", id, most: withoutNumber, lockMinutes });
  }
  return attempts.count({ of: "caller", key: digest(caller).toString("base64url"), id, most: perCaller, lockMinutes });
}

type Seen = { claim: Claim; account: Account | undefined; caller: Counted };

function countAccount({ claim, account, caller }: Seen, { attempts, limits }: Identifying): Promise<Counted> {
  const nobody = () => `nobody ${digest(claim.login.toLowerCase()).toString("base64url")}`;
  const key = caller === "locked" ? `refused ${claim.id}` : (account?.id ?? nobody());
  return attempts.count({ of: "account", key, id: claim.id, most: limits.perAccount, lockMinutes: limits.lockMinutes });
}

function decide(
  { claim, account, caller, counted }: Seen & { counted: Counted },
  { secondFactor, startMonth }: Identifying,
): Identified | Refusal | Failed {
  const isRight = sameDetails(claim, account ?? NOBODY, startMonth);
  const isKept = hasDetails(account ?? NOBODY, startMonth);
  const isFromMobile = timingSafeEqual(digest(claim.caller ?? "none given"), digest(account?.mobile ?? "none kept"));
  if (!account) return { refusal: caller === "locked" ? "CallerLocked" : "UnknownUser" };
  const { id, mobile, barred = mobile ? undefined : "no mobile number" } = account;
  const refused = (refusal: string) => ({ refusal, account: id });
  if (caller === "locked") return refused("CallerLocked");
  if (counted === "locked") return refused("AccountLocked");
  if (!isRight) return refused(isKept ? "WrongDetails" : "DetailsMissing");
  if (barred || !mobile) return refused(BARRED[barred ?? "no mobile number"]);
  if (secondFactor === "caller number" && !isFromMobile) return refused("OtherNumber");
  // Last: to whoever has anything wrong it would tell that the account is there.
  if (account.unreadable) return { ...failedBy(account.unreadable), account: id };
  return { account, mobile, repeated: counted === "again" };
}

/** What everybody is compared with who is nobody. */
const NOBODY = { birthDate: "19700101000000.0Z", startMonth: "January 1970" };

const BARRED: Record<Bar, string> = {
  disabled: "BarredDisabled",
  expired: "BarredExpired",
  privileged: "BarredPrivileged",
  "protected group": "BarredProtectedGroup",
  "password never expires": "BarredPasswordNeverExpires",
  smartcard: "BarredSmartcard",
  "not a person's": "BarredNotAPersons",
  "outside the base": "BarredOutsideBase",
  "no mobile number": "BarredNoMobile",
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
