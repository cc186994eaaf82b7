import {
  HierarchyLevelLimitExceededException,
  HierarchyTypeMismatchException,
  InvalidKeyId,
  InvalidNextToken,
  ParameterAlreadyExists,
  ParameterNotFound,
  ParameterVersionNotFound,
} from "@aws-sdk/client-ssm";
import { fault } from "../wire/fault.ts";

const as = (message: string) => ({ message, $metadata: {} });

/** 400, without a message. */
export const notFound = () => new ParameterNotFound(as(""));

/** 400: the parameter is there, this version of it is not. */
export const versionNotFound = (name: string, version: string) =>
  new ParameterVersionNotFound(
    as(`Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`),
  );

/** 400. */
export const alreadyExists = () =>
  new ParameterAlreadyExists(
    as("The parameter already exists. To overwrite this value, set the overwrite option in the request to true."),
  );

/** 400: a String does not become a SecureString. */
export const otherType = () =>
  new HierarchyTypeMismatchException(as("Parameter Store doesn't support changing a parameter type in a hierarchy."));

/** 400. */
export const tooDeep = (levels: number) =>
  new HierarchyLevelLimitExceededException(as(`A hierarchy can have a maximum of ${levels} levels.`));

/** 400: no key of KMS by that name. */
export const invalidKey = (keyId: string) => new InvalidKeyId(as(`Invalid keyId ${keyId}`));

/** 400. */
export const invalidToken = () => new InvalidNextToken(as("The specified token isn't valid."));

/** 400. */
export const invalid = (message: string) => fault("ValidationException", message);

/** 400: names that begin with `aws` are AWS's own. */
export const reserved = (name: string) =>
  fault("AccessDeniedException", `No access to reserved parameter name: ${name}.`);

/** 501, for what AWS has and this has not. */
export const notImplemented = (what: string) => fault("NotImplemented", `NotImplemented: ssm.${what}`, 501);
