import {
  BusyError,
  ConfidentialityRequiredError,
  ConstraintViolationError,
  InsufficientAccessError,
  InvalidCredentialsError,
  NoResultError,
  NoSuchObjectError,
  OperationsError,
  StrongAuthRequiredError,
  UnavailableError,
  UnknownStatusCodeError,
  UnwillingToPerformError,
} from "ldapts";
import { describe, expect, it } from "vitest";
import { failureOfOpening, failureOfReading, failureOfSetting, isTooWeak } from "./failures.ts";

const SERVER = "ldaps://dc1.example.test:636";
const bind = (data: string) =>
  new InvalidCredentialsError(
    `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`,
  );
const coded = (code: string) => Object.assign(new Error(`of Alice: ${code}`), { code });
const WEAK = "0000052D: SvcErr: DSID-031A12D2, problem 5003 (WILL_NOT_PERFORM), data 0";

describe("what a failure to connect or bind means", () => {
  it.each([
    ["52e", "ServiceAccountRefused"],
    ["525", "ServiceAccountRefused"],
    ["530", "ServiceAccountRefused"],
    ["532", "ServiceAccountMustChange"],
    ["533", "ServiceAccountDisabled"],
    ["701", "ServiceAccountDisabled"],
    ["773", "ServiceAccountMustChange"],
    ["775", "ServiceAccountLocked"],
  ])("a bind with data %s is %s", (data, code) => {
    expect(failureOfOpening(bind(data), SERVER)).toMatchObject({ kind: "unable", code });
  });

  it.each([
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable", "ServerNotTrusted"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "unable", "ServerNotTrusted"],
    ["CERT_HAS_EXPIRED", "unable", "ServerNotTrusted"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "unable", "ServerNotTrusted"],
    ["ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION", "unable", "ServerNotTrusted"],
    ["EPROTO", "unable", "ServerNotTrusted"],
    ["ECONNREFUSED", "unavailable", "DirectoryDown"],
    ["ENOTFOUND", "unavailable", "DirectoryDown"],
    ["EAI_AGAIN", "unavailable", "DirectoryDown"],
    ["EHOSTUNREACH", "unavailable", "DirectoryDown"],
    ["ECONNRESET", "unavailable", "DirectoryDown"],
  ])("%s is %s, %s", (code, kind, failure) => {
    expect(failureOfOpening(coded(code), SERVER)).toMatchObject({ kind, code: failure });
  });

  it("is silence where there is no code, and a refusal to speak in clear", () => {
    expect(failureOfOpening(new Error("Connection timeout"), SERVER)).toMatchObject({ code: "DirectorySilent" });
    const inClear = new StrongAuthRequiredError("BindSimple: Transport encryption required.");
    expect(failureOfOpening(inClear, SERVER)).toMatchObject({ kind: "unable", code: "EncryptionRequired" });
  });
});

describe("what a failure to read means", () => {
  it.each([
    [new NoSuchObjectError("000020D6"), "unable", "BaseMissing"],
    [new UnknownStatusCodeError(10, "0000202B: RefErr"), "unable", "BaseMissing"],
    [new InsufficientAccessError(""), "unable", "NoRight"],
    [new BusyError(""), "unavailable", "DirectoryBusy"],
    [new OperationsError("00002020: Operation unavailable"), "unable", "DirectoryError"],
    [new Error("SearchRequest: Operation timed out"), "unavailable", "DirectorySilent"],
  ])("%s is %s, %s", (error, kind, code) => {
    expect(failureOfReading(error, "BaseMissing")).toMatchObject({ kind, code });
  });
});

describe("what a failure to set a password means", () => {
  it.each([
    [new InsufficientAccessError("00002098: Object CN=Alice"), "unable", "NoRight"],
    [new NoSuchObjectError("00002030"), "unable", "AccountGone"],
    [new StrongAuthRequiredError(""), "unable", "EncryptionRequired"],
    [new ConfidentialityRequiredError(""), "unable", "EncryptionRequired"],
    [new UnwillingToPerformError("0000001F: SvcErr"), "unable", "DirectoryError"],
    [new UnknownStatusCodeError(10, "0000202B: RefErr"), "unable", "Referred"],
    [new BusyError(""), "unavailable", "DirectoryBusy"],
    [new UnavailableError(""), "unavailable", "DirectoryBusy"],
    [new NoResultError(), "unknown", "OutcomeUnknown"],
    [new Error("ModifyRequest: Operation timed out"), "unknown", "OutcomeUnknown"],
    [coded("ECONNRESET"), "unknown", "OutcomeUnknown"],
    ["no error at all", "unknown", "OutcomeUnknown"],
  ])("%s is %s, %s", (error, kind, code) => {
    expect(failureOfSetting(error)).toMatchObject({ kind, code });
  });

  it("is a password that is too weak by 0000052D alone, from Windows and from Samba", () => {
    expect([new UnwillingToPerformError(WEAK), new ConstraintViolationError(WEAK)].map(isTooWeak)).toEqual([
      true,
      true,
    ]);
    expect(
      [new UnwillingToPerformError("0000001F: SvcErr"), new InsufficientAccessError(WEAK), new Error(WEAK)].map(
        isTooWeak,
      ),
    ).toEqual([false, false, false]);
  });
});

it("keeps numbers alone of what the directory says", () => {
  const told = failureOfSetting(new InsufficientAccessError("00002098: Object CN=Alice Smith,OU=Staff has no access"));
  expect(told.message).toBe("the directory refused the modify: 50, 00002098");
  expect(failureOfOpening(bind("52e"), SERVER).message).toBe(`${SERVER} refused the bind: 49, 80090308, data 52e`);
});
