import { invalid, reserved, tooDeep } from "./faults.ts";

export type Place = { account: string; region: string };

/** Levels of a hierarchy, the parameter's own name among them. */
const DEEPEST = 15;
/** Characters of a name with what stands before it in its ARN. */
const LONGEST_ARN = 1_011;
const SEGMENTS = /^\/?[a-zA-Z0-9_.-]+(\/[a-zA-Z0-9_.-]+)*$/;

/** `/a` and `a` have the same ARN, and are one parameter. */
export const arnOf = ({ region, account }: Place, name: string): string =>
  `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`;

/**
 * Whether a parameter may be created by this name.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
 */
export function checkNewName(name: string, place: Place): void {
  if (/^\/?aws/i.test(name)) throw reserved(name);
  if (/^\/?ssm/i.test(name) || !SEGMENTS.test(name)) {
    throw invalid(
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    );
  }
  if (name.includes("/") && !name.startsWith("/")) throw invalid("Parameter name must be a fully qualified name.");
  if (name.replace(/^\//, "").split("/").length > DEEPEST) throw tooDeep(DEEPEST);
  if (arnOf(place, name).length > LONGEST_ARN) {
    throw invalid(`Parameter name: its ARN must have length less than or equal to ${LONGEST_ARN}`);
  }
}

/** What a read names: a parameter, by its name or ARN, and with `:3` one version of it. */
export function readSelector(text: string, place: Place): { arn: string; version?: string } {
  const start = `arn:aws:ssm:${place.region}:${place.account}:parameter/`;
  const own = text.startsWith(start) ? `/${text.slice(start.length)}` : text;
  const [, name = own, version] = /^([^:]*):(.*)$/s.exec(own) ?? [];
  return { arn: arnOf(place, name), ...(version === undefined ? {} : { version }) };
}
