import type { LINES } from "../settings/numbers.ts";
import { settings } from "../settings.ts";
import { instanceArn, ownsInstance } from "./instance.ts";
import { keptInProduction } from "./kept.ts";

type Line = (typeof LINES)[number];
/** A number's id, and a name for it that does not change with the other claims. */
export type NamedNumber = { name: string; id: string | $util.Output<string> };

const WARNING =
  "AWS charges each of these telephone numbers by the day until it is released, and a number that is released cannot be had again.";

/**
 * Claims the telephone numbers that settings ask for. The same claim twice is two numbers; they are told apart by a count, so
 * that a claim may be moved in the list.
 */
export function claimedNumbers() {
  const counts = new Map<string, number>();
  const claims = ownsInstance() ? settings.connect.claim : [];
  let before: aws.connect.PhoneNumber[] = [];
  const made = claims.map(({ leadsTo, country, type, prefix }) => {
    const kind = [leadsTo, country, type, ...(prefix ? [prefix] : [])].join(" ");
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = `${kind} ${count}`;
    const number = new aws.connect.PhoneNumber(
      `Number-${name}`,
      {
        targetArn: instanceArn(),
        countryCode: country,
        type,
        ...(prefix && { prefix }),
        description: `${$app.name} (${$app.stage}): ${leadsTo}`,
      },
      // The provider takes the first number that AWS offers, which two at a time would both take.
      { ...keptInProduction(), dependsOn: before },
    );
    before = [number];
    return { leadsTo, name, number };
  });
  return {
    of: (line: Line): NamedNumber[] =>
      made.flatMap(({ leadsTo, name, number }) => (leadsTo === line ? [{ name, id: number.id }] : [])),
    /** What is told at the end of a deployment. */
    told: made.length
      ? {
          warning: WARNING,
          numbers: made.map(({ leadsTo, number }) => $interpolate`${number.phoneNumber}: ${leadsTo}`),
        }
      : undefined,
  };
}
export type ClaimedNumbers = ReturnType<typeof claimedNumbers>;
