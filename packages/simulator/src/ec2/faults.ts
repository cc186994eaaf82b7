import { fault } from "../wire/fault.ts";

/** Codes and statuses: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export const malformedId = (id: string) => fault("InvalidInstanceID.Malformed", `Invalid id: "${id}"`);

/** 400, with all of the ids that no instance has. */
export function noSuchInstances(ids: string[]) {
  const text = ids.length > 1 ? `IDs '${ids.join(", ")}' do` : `ID '${ids[0]}' does`;
  return fault("InvalidInstanceID.NotFound", `The instance ${text} not exist`);
}

/** 400: the instance is there, but has to become something else first. */
export const incorrectState = (message: string) => fault("IncorrectInstanceState", message);

/** 400, for a parameter's value. */
export const invalidValue = (message: string) => fault("InvalidParameterValue", message);

/** 400, for parameters that exclude each other. */
export const invalidCombination = (one: string, other: string) =>
  fault("InvalidParameterCombination", `The parameter ${one} cannot be used with the parameter ${other}`);

/** 400, for a token that is not one of ours, or of another request. */
export const invalidToken = () =>
  fault("InvalidPaginationToken", "The pagination token is not one that this request was answered with.");

/** 412: the caller may, and nothing was done. */
export const dryRunOperation = () =>
  fault("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);

/** 501, for what AWS has and this has not. */
export const notImplemented = (what: string) => fault("NotImplemented", `NotImplemented: ec2.${what}`, 501);
