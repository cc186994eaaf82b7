import {
  DryRunOperationException,
  IncorrectKeyException,
  InvalidCiphertextException,
  InvalidKeyUsageException,
  KMSInvalidMacException,
  NotFoundException,
} from "@aws-sdk/client-kms";
import { fault } from "../wire/fault.ts";

const as = (message: string) => ({ message, $metadata: {} });

/** 404. */
export const noSuchKey = (arn: string) => new NotFoundException(as(`Key '${arn}' does not exist`));

/** 404. */
export const noSuchAlias = (arn: string) => new NotFoundException(as(`Alias ${arn} is not found.`));

/** 400: the key is not for that. */
export const wrongUsage = (arn: string, usage: string, operation: string) =>
  new InvalidKeyUsageException(as(`${arn} key usage is ${usage} which is not valid for ${operation}.`));

/** 400: the key is for that, but not by this algorithm. */
export const wrongAlgorithm = (algorithm: string, spec: string) =>
  new InvalidKeyUsageException(as(`Algorithm ${algorithm} and key spec ${spec} are incompatible.`));

/** 400, without a message, for whatever is wrong with a ciphertext or its context. */
export const invalidCiphertext = () => new InvalidCiphertextException(as(""));

/** 400: the ciphertext names another key than the request. */
export const incorrectKey = () =>
  new IncorrectKeyException(as("The key ID in the request does not identify a CMK that can perform this operation."));

/** 400: a ciphertext does not give away whether its key is there. */
export const hiddenKey = () =>
  fault(
    "AccessDeniedException",
    "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
  );

/** 400. */
export const invalidMac = () => new KMSInvalidMacException(as(""));

/** 412: the caller may, and nothing was done. */
export const dryRun = () =>
  new DryRunOperationException(as("The request would have succeeded, but the DryRun option is set."));

/** 400, for a parameter's value, which is not repeated. */
export const invalid = (member: string, constraint: string) =>
  fault(
    "ValidationException",
    `1 validation error detected: Value at '${member}' failed to satisfy constraint: Member must ${constraint}`,
  );

/** 501, for what AWS has and this has not. */
export const notImplemented = (what: string) => fault("NotImplemented", `NotImplemented: kms.${what}`, 501);
