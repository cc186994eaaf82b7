import {
  BadGatewayException,
  ConflictException,
  DependencyFailedException,
  ResourceNotFoundException,
  ValidationException,
} from "@aws-sdk/client-lex-runtime-v2";
import { fault } from "../wire/fault.ts";

const as = (message: string, cause?: unknown) => ({ message, $metadata: {}, ...(cause ? { cause } : {}) });

/** 400, for a parameter's value, which is not repeated. */
export const invalid = (member: string, constraint: string) =>
  new ValidationException(
    as(`1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must ${constraint}`),
  );

/** 404. */
export const notFound = (what: string) => new ResourceNotFoundException(as(`${what} isn't found.`));

/** 409: another turn of the same session is not over. */
export const busy = () =>
  new ConflictException(
    as("Your request couldn't be processed because another request with the same session is in progress."),
  );

/** 424: what a function answered is not what Lex takes. */
export const invalidAnswer = (why: string, cause?: unknown) =>
  new DependencyFailedException(as(`Invalid Lambda Response: Received invalid response from Lambda: ${why}`, cause));

/** 424: a function failed. Nothing of its error is repeated. */
export const hookFailed = (functionError: string) =>
  new DependencyFailedException(as(`Invalid Lambda Response: Received error response from Lambda: ${functionError}`));

/** How the error of a function that took too long begins. */
export const HOOK_TIMED_OUT = "Timed out while invoking lambda function";

/** 424: a function took longer than Lex waits. */
export const hookTimedOut = (functionArn: string) =>
  new DependencyFailedException(as(`${HOOK_TIMED_OUT} ${functionArn}.`));

/** 424: the function's policy does not let the alias. */
export const hookDenied = (functionArn: string, aliasArn: string) =>
  new DependencyFailedException(
    as(
      `Access denied while invoking lambda function ${functionArn} from ${aliasArn}. Please check the policy on this function.`,
    ),
  );

/** 424: the locale of the alias has no function, and an intent wants one; or it is not there. */
export const noHook = (what: string) => new DependencyFailedException(as(`Invalid Bot Configuration: ${what}`));

/** 502: Lambda itself failed. */
export const lambdaFailed = (cause: unknown) => new BadGatewayException(as("Lambda could not be reached.", cause));

/** 501, for what AWS has and this has not. */
export const notImplemented = (what: string) => fault("NotImplemented", `NotImplemented: lex.${what}`, 501);
