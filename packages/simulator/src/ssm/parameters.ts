import type { ParameterTier, ParameterType } from "@aws-sdk/client-ssm";
import { notFound, versionNotFound } from "./faults.ts";
import { type Place, readSelector } from "./names.ts";

export type Version = {
  number: number;
  /** As it is kept: a SecureString's is ciphertext, in base64. */
  value: string;
  /** What the key of a SecureString was called. */
  keyId?: string;
  tier: ParameterTier;
  description?: string;
  modified: Date;
};
export type Parameter = { name: string; arn: string; type: ParameterType; versions: [Version, ...Version[]] };

/** The parameters of one account and region, by their ARNs, each with its versions, newest first. */
export type Store = Place & { byArn: Map<string, Parameter> };

/** As many versions as are kept. https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html */
const KEPT = 100;

/** Adds a version, the first of a new parameter or the next of one that is there; the oldest goes where there are too many. */
export function addVersion(
  { byArn }: Store,
  { versions: old = [], ...of }: Omit<Parameter, "versions"> & { versions?: Version[] },
  made: Omit<Version, "number">,
): Version {
  const version = { number: (old[0]?.number ?? 0) + 1, ...made };
  byArn.set(of.arn, { ...of, versions: [version, ...old.slice(0, KEPT - 1)] });
  return version;
}

/** What a read names, in its newest version or the one that it asks for. */
export function parameterAt(parameters: Store, name: string) {
  const { arn, version: wanted } = readSelector(name, parameters);
  const parameter = parameters.byArn.get(arn);
  if (!parameter) throw notFound();
  const version = wanted === undefined ? parameter.versions[0] : numbered(parameter, wanted);
  return { parameter, version, ...(wanted === undefined ? {} : { selector: `:${wanted}` }) };
}

/** Labels are no numbers, and are not simulated: no version has one. */
function numbered({ name, versions }: Parameter, wanted: string): Version {
  const version = versions.find(({ number }) => String(number) === wanted);
  if (!version) throw versionNotFound(name, wanted);
  return version;
}
