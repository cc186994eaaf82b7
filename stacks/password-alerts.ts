import { settings } from "../settings.ts";
import { alarm, count, errorsOf } from "./alarms.ts";
import type { Passwords } from "./passwords.ts";
import type { Storage } from "./storage.ts";
import { topicFor } from "./topic.ts";

const MINUTES = 5;
const HOUR = 3600;
/** Each attempt while a lock lasts is one: somebody who errs makes a few of them, and then calls somebody. */
const LOCKED = 5;
/** Of one person it is a slip in the directory, which they ask about; of several it is likely a right that was not given. */
const WITHOUT_DETAILS = 5;
/** Whoever has all details of somebody and not the phone; who errs keys a wrong one once or twice. */
const WRONG_PINS = 5;

/** Who is told, and when, that nobody can have a password reset, that somebody is without theirs, or that somebody may be guessing. */
export function passwordAlerts({ key }: Storage, passwords: Passwords) {
  if (!passwords) return undefined;
  const { logGroup, name } = passwords.reset;
  const topic = topicFor("PasswordAlerts", settings.passwords.alert, key);
  const { secondFactor, attempts } = settings.passwords;
  const pattern =
    (field: string) =>
    (...of: string[]) =>
      `{ ${of.map((each) => `($.${field} = "${each}")`).join(" || ")} }`;
  const [outcomes, codes] = [pattern("outcome"), pattern("code")];
  const inLog = (what: string) => $interpolate`look for ${what} in the log ${logGroup}`;
  const page = "docs/directory.md says what each code means";

  const alarms = [
    alarm("DirectoryUnavailableAlarm", {
      name: "directory unavailable",
      metric: count("DirectoryUnavailable", logGroup, outcomes("unavailable")),
      ...{ most: 1, seconds: MINUTES * 60, topic },
      description: $interpolate`A password could not be reset because no server of the directory, or KMS, answered in time. It hurts everybody who has forgotten theirs: they were told to call back later, and nothing was changed. What to do: ${inLog("the outcome unavailable")} and its code; ${page}. DirectoryDown: see whether the domain controllers run, and whether the subnets and security groups of passwords.network in settings.ts reach their port and can resolve their names. DirectorySilent, DirectoryBusy, NotChanged: they were reached and did not answer; look at their load. KeyServiceDown: the subnets need a way to KMS.`,
    }),
    alarm("DirectoryUnableAlarm", {
      name: "password resets unable",
      metric: count("DirectoryUnable", logGroup, outcomes("unable")),
      ...{ most: 1, seconds: MINUTES * 60, topic },
      description: $interpolate`A password could not be reset, and, for most codes, none can be until somebody mends it. It hurts everybody who has forgotten theirs: they are put through to an agent. What to do: ${inLog("the outcome unable")} and its code; ${page}. NoDirectoryPassword, PasswordUndecryptable: encrypt the service account's password and deploy it. ServiceAccount with Refused, Disabled, MustChange or Locked: mend the account or its password. ServerNotTrusted: passwords.directory.ca or .serverName is not that of the certificates. NoRight, GroupsUnreadable: delegate it. GroupUnknown, BaseMissing: mend the name in settings.ts. TooWeak: make passwords.length longer.`,
    }),
    alarm("PasswordNotSentAlarm", {
      name: "password not sent",
      metric: count("PasswordsNotSent", logGroup, outcomes("unsent", "unknown")),
      ...{ most: 1, seconds: 60, topic },
      description: $interpolate`Somebody's password was changed, or perhaps was, and they may not have got the new one. It hurts that person: they may have no password at all. They were put through to an agent, if one was there. What to do: ${inLog("the outcomes unsent and unknown")}. Its account is the objectGUID, in hexadecimals, of whom to call back: find them in the directory, see that it is they, and set a password for them. contactId is the call in Amazon Connect. For unsent, see in undelivered why the text was not taken; if it is nothing about the number, see that SNS may send texts and that the account has not spent what it may.`,
    }),
    alarm("PasswordsLockedAlarm", {
      name: "password resets locked",
      metric: count("PasswordsLocked", logGroup, codes("AccountLocked", "CallerLocked")),
      ...{ most: LOCKED, seconds: HOUR, topic },
      description: $interpolate`${LOCKED} requests or more within an hour were refused because an account or a caller was locked after too many attempts, right or wrong. It hurts whose they are: they get no password reset for ${attempts.lockMinutes} minutes; and everybody in chats, since callers without a number share one lock. Somebody may be guessing; none of these requests changed anything. What to do: ${inLog("the codes AccountLocked and CallerLocked")}. account, where there is one, is the objectGUID, in hexadecimals, of whom to ask whether it was they. contactId shows the number in Amazon Connect: if it is not theirs, block it there. The limits are passwords.attempts in settings.ts; locks end by themselves.`,
    }),
    alarm("PasswordDetailsMissingAlarm", {
      name: "password resets without details",
      metric: count("PasswordDetailsMissing", logGroup, codes("DetailsMissing")),
      ...{ most: WITHOUT_DETAILS, seconds: HOUR, topic },
      description: $interpolate`${WITHOUT_DETAILS} requests or more within an hour were refused because the directory shows no birth date or start month of the person that can be read. It hurts them: whatever they say is refused; and if the service account may not read these attributes, it is so with everybody. What to do: ${inLog("the code DetailsMissing")}. account is the objectGUID, in hexadecimals. If there are several, see that passwords.directory.attributes in settings.ts are the right names, and that the service account may read them, as docs/directory.md has it; if it is one, enter what is missing.`,
    }),
    alarm("ResetPasswordErrorsAlarm", {
      name: "password reset errors",
      metric: errorsOf(name),
      ...{ most: 1, seconds: MINUTES * 60, topic },
      description: $interpolate`The function ${name} failed or ran out of time. It hurts whoever was talking to the bot: they were told that it cannot be told whether their password was changed, or that they cannot be helped, and were put through to an agent. What to do: ${inLog("the level ERROR")}. An environment that is refused is a setting: mend settings.ts. AccessDenied is a right that was taken away. A time-out, or an error of DynamoDB, KMS or SNS that stays: see whether the subnets of passwords.network have a way to these services, by a NAT gateway or by endpoints.`,
    }),
  ];
  return { topic, alarms: secondFactor === "PIN" ? [...alarms, ...aboutPins()] : alarms };

  function aboutPins() {
    return [
      alarm("PasswordPinsWrongAlarm", {
        name: "wrong PINs of password resets",
        metric: count("PasswordPinsWrong", logGroup, codes("WrongPin", "PinLocked")),
        ...{ most: WRONG_PINS, seconds: HOUR, topic },
        description: $interpolate`${WRONG_PINS} wrong PINs or more within an hour in password resets whose details were all right. It hurts those accounts if somebody guesses: whoever knows these details has only the PIN left before them; no password was changed by these. Who only mistypes is refused and has to call again. What to do: ${inLog("the codes WrongPin and PinLocked")}. account is the objectGUID, in hexadecimals, of whom to ask whether it was they: their mobile got a PIN each time. contactId shows the number in Amazon Connect: if it is not theirs, block it there, and take their details for known to others.`,
      }),
      alarm("PasswordPinsNotSentAlarm", {
        name: "no PIN for a password reset",
        metric: count("PasswordPinsNotSent", logGroup, codes("PinUnsent", "PinLimited")),
        ...{ most: 1, seconds: HOUR, topic },
        description: $interpolate`Somebody with all details right was sent no PIN, and was not told so: nobody may learn whether details are right. It hurts that person, or everybody who has forgotten their password: without a PIN none is reset. What to do: ${inLog("the codes PinUnsent and PinLimited")}. account is the objectGUID, in hexadecimals, of whom to call back. PinUnsent: see in undelivered why the text was not taken; if it is nothing about the number, see that SNS may send texts and that the account has not spent what it may. PinLimited: the mobile, or the line, had all PINs of the hour; if the person did not ask for them, somebody else knows their details. The limits are pins.sendsPerNumber and pins.sendsPerLine in settings.ts.`,
      }),
    ];
  }
}
export type PasswordAlerts = ReturnType<typeof passwordAlerts>;
