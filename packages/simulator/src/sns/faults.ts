import { InvalidParameterException, InvalidParameterValueException, NotFoundException } from "@aws-sdk/client-sns";
import { fault } from "../wire/fault.ts";

const as = (message: string) => ({ message, $metadata: {} });

/** 400, by the parameter that is wrong. */
export const invalidParameter = (what: string) => new InvalidParameterException(as(`Invalid parameter: ${what}`));

/** 400, for message attributes. */
export const invalidValue = (message: string) => new InvalidParameterValueException(as(message));

/** 404. */
export const noSuchTopic = () => new NotFoundException(as("Topic does not exist"));

/** 501, for what AWS has and this has not. */
export const notImplemented = (what: string) => fault("NotImplemented", `NotImplemented: sns.${what}`, 501);
