import { ResultCodeError } from "ldapts";
import { DirectoryFailure, type FailureCode, type FailureKind } from "./directory-failure.ts";

/** ldapts' own code for an answer that never came. */
const NO_RESULT = 248;
/** A bind's `data`, Windows' errors in hexadecimals: https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes--1300-1699- */
const REFUSED_BINDS: Record<string, FailureCode> = {
  "532": "ServiceAccountMustChange",
  "773": "ServiceAccountMustChange",
  "533": "ServiceAccountDisabled",
  "701": "ServiceAccountDisabled",
  "775": "ServiceAccountLocked",
};
type Told = readonly [FailureKind, FailureCode];
/** https://www.rfc-editor.org/rfc/rfc4511#appendix-A.1 */
const RESULTS: Record<number, Told> = {
  3: ["unavailable", "DirectoryBusy"],
  8: ["unable", "EncryptionRequired"],
  10: ["unable", "Referred"],
  11: ["unavailable", "DirectoryBusy"],
  13: ["unable", "EncryptionRequired"],
  50: ["unable", "NoRight"],
  51: ["unavailable", "DirectoryBusy"],
  52: ["unavailable", "DirectoryBusy"],
};
const OTHERWISE: Told = ["unable", "DirectoryError"];
const SILENT: Told = ["unavailable", "DirectorySilent"];

export type Result = {
  code: number;
  /** A bind's `data`, such as `52e`. */
  data: string | undefined;
  /** Windows' error, such as `0000052D`. */
  error: string | undefined;
};

/** What the directory answered; nothing where no answer came. Of its message only numbers are kept: the rest can name people. */
export function resultOf(error: unknown): Result | undefined {
  if (!(error instanceof ResultCodeError) || error.code === NO_RESULT) return undefined;
  return {
    code: error.code,
    data: / data ([0-9a-f]+)/i.exec(error.message)?.[1]?.toLowerCase(),
    error: /^([0-9A-F]{8}):/i.exec(error.message)?.[1]?.toUpperCase(),
  };
}

export function failureOfOpening(error: unknown, server: string): DirectoryFailure {
  const result = resultOf(error);
  if (result)
    return failure(result.code === 49 ? ofBind(result) : ofResult(result), `${server} refused the bind`, result);
  const code = codeOf(error);
  if (code === undefined) return failure(SILENT, `${server} did not answer in time`);
  const told: Told = isOfTrust(code) ? ["unable", "ServerNotTrusted"] : ["unavailable", "DirectoryDown"];
  return failure(told, `no connection to ${server}: ${code}`);
}

/** `missing` is what it means that there is no entry of the name. */
export function failureOfReading(error: unknown, missing: FailureCode): DirectoryFailure {
  const result = resultOf(error);
  if (!result) return failure(SILENT, "the directory did not answer a search");
  // 10: the name is another domain's. 34: it is no name.
  const told: Told = [10, 32, 34].includes(result.code) ? ["unable", missing] : ofResult(result);
  return failure(told, "the directory refused a search", result);
}

/** Whatever is no answer leaves open whether the password was set. */
export function failureOfSetting(error: unknown): DirectoryFailure {
  const result = resultOf(error);
  if (!result) return failure(["unknown", "OutcomeUnknown"], "the directory did not answer the modify");
  const told: Told = result.code === 32 ? ["unable", "AccountGone"] : ofResult(result);
  return failure(told, "the directory refused the modify", result);
}

/** Windows tells of its policy by 53, Samba by 19. */
export const isTooWeak = (error: unknown): boolean => {
  const result = resultOf(error);
  return result?.error === "0000052D" && (result.code === 19 || result.code === 53);
};

function failure([kind, code]: Told, what: string, result?: Result): DirectoryFailure {
  const numbers = [result?.code, result?.error, result?.data && `data ${result.data}`].filter(Boolean).join(", ");
  return new DirectoryFailure(kind, code, numbers ? `${what}: ${numbers}` : what);
}
const ofBind = ({ data = "" }: Result): Told => ["unable", REFUSED_BINDS[data] ?? "ServiceAccountRefused"];
const ofResult = ({ code }: Result): Told => RESULTS[code] ?? OTHERWISE;

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Of a certificate's errors, which have OpenSSL's names, or of TLS; those of the network are like ECONNREFUSED. */
const isOfTrust = (code: string): boolean => /^(?!E)|^ERR_(?:TLS|SSL|OSSL)_|^EPROTO$/.test(code);
