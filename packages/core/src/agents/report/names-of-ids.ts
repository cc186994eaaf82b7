import { COLUMNS } from "../csv/columns.ts";
import type { Foreseen } from "../foresee.ts";
import { type IdNames, readIdNames } from "../id-names.ts";
import type { Names } from "../users.ts";
import type { Change, ReportRow } from "./report.ts";

const NO_NAMES: IdNames = { names: new Map(), paths: new Map() };

/** Says what rows would change by the names that the instance has now; an id that is in no list any more stays. */
export async function changesSayer(
  instance: Names,
  hasIds: boolean,
): Promise<(foreseen: Foreseen | undefined) => Pick<ReportRow, "changes">> {
  const { names, paths } = hasIds ? await readIdNames(instance) : NO_NAMES;
  const nameOf = (id: string) => names.get(id) ?? paths.get(id)?.join("/") ?? id;
  const named = (ids: string | undefined) => ids?.split("|").map(nameOf).join("|");

  return (foreseen) => {
    if (!foreseen) return {};
    const changes = foreseen.changes.map(({ field, from, to }): Change => {
      const say = ID_FIELDS.includes(field) ? named : (text: string | undefined) => text;
      return { setting: SHORT[field] ?? COLUMNS[field].name, from: say(from), to: say(to) };
    });
    const { quickConnects = [] } = foreseen;
    if (quickConnects.length > 0) changes.push({ setting: "quick connects", from: quickConnects.join(", ") });
    return { changes };
  };
}

type FieldName = Foreseen["changes"][number]["field"];
export const ID_FIELDS: FieldName[] = ["routingProfile", "securityProfiles", "userHierarchy"];
const SHORT: Partial<Record<FieldName, string>> = { userHierarchy: "hierarchy", securityProfiles: "security profiles" };
