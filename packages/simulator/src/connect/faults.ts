import {
  AccessDeniedException,
  DuplicateResourceException,
  InvalidParameterException,
  InvalidRequestException,
  LimitExceededException,
  ResourceNotFoundException,
  ThrottlingException,
} from "@aws-sdk/client-connect";

const as = (message: string) => ({ message, $metadata: {} });

/** A value that can never be right: 400. Messages name the field, never its value. */
export const invalidParameter = (message: string) => new InvalidParameterException(as(message));

/** Values that do not go together, or not with the instance: 400. */
export const invalidRequest = (message: string) => new InvalidRequestException(as(message));

/** 404, by what was looked for and its id. */
export const notFound = (what: string, id: string) =>
  new ResourceNotFoundException(as(`There is no ${what} ${id} in this instance.`));

/** 409, by the name that is taken. */
export const duplicate = (what: string, name: string) =>
  new DuplicateResourceException(as(`There is a ${what} ${name} already.`));

/** 429 as a throttle is, but of an instance's quota: waiting does not help. */
export const limitExceeded = (what: string, limit: number) =>
  new LimitExceededException(as(`The quota of ${limit} ${what} is used up.`));

/** 429: the token bucket of the operation is empty. */
export const throttled = () => new ThrottlingException(as("Rate exceeded"));

/** 403 by Connect itself, not by IAM. */
export const accessDenied = (message: string) => new AccessDeniedException(as(message));
