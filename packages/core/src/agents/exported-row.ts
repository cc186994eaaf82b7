import { Refused } from "../refused.ts";
import { type Catalogue, resolve } from "./catalogue.ts";
import { CHANNELS } from "./channels.ts";
import { COLUMNS, type Field, type IdentityManagement } from "./csv/columns.ts";
import type { IdNames } from "./id-names.ts";
import { isAs, type Known } from "./plan.ts";
import { rowReader } from "./row.ts";
import { channelsText, proficienciesText, softOrDesk, tagsText, yesOrNo } from "./settings-text.ts";

export type Instance = { catalogue: Catalogue; idNames: IdNames; management: IdentityManagement };

/**
 * An agent as a row of a file that changes nothing when it is dropped. A setting that no cell can say without doubt (a name
 * that two profiles have, a tag with a `|`) is left blank, which leaves it as it is.
 */
export function exportedRow(user: Known, fields: Field[], instance: Instance): string[] {
  const cells = cellsOf(user, instance);
  const row = fields.map((field) => cells[field] ?? "");
  if (isHarmless(user, fields, row, instance)) return row;
  return row.map((cell, index) => {
    const [field, login] = [fields[index], fields.indexOf("login")];
    if (!field || field === "login" || cell === "") return cell;
    const alone = fields.map((_, at) => (at === index || at === login ? (row[at] ?? "") : ""));
    return isHarmless(user, fields, alone, instance) ? cell : "";
  });
}

/** Whether the row, read as any other, leaves the agent as it is. */
function isHarmless(user: Known, fields: Field[], row: string[], { catalogue, management }: Instance): boolean {
  const header = fields.filter((field) => field !== "error").map((field) => COLUMNS[field].name);
  try {
    const named = rowReader(header, { verb: "update", management })(row.slice(0, header.length));
    return isAs(user, resolve(named, catalogue));
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

function cellsOf(
  user: Known,
  { catalogue, idNames: { names, paths } }: Instance,
): Partial<Record<Field, string | undefined>> {
  const { phone } = user;
  const [work] = CHANNELS.map((channel) => phone.afterContactWork[channel]);
  const isEven = CHANNELS.every((channel) => phone.afterContactWork[channel] === work);
  return {
    ...{ firstName: user.firstName, lastName: user.lastName, email: user.email },
    ...{ secondaryEmail: user.secondaryEmail, mobile: user.mobile, login: user.login },
    routingProfile: names.get(user.routingProfileId ?? ""),
    securityProfiles: user.securityProfileIds.map((id) => names.get(id) ?? "").join("|"),
    userHierarchy: pathOf(user.hierarchyGroupId, paths, catalogue),
    phoneType: softOrDesk(phone.phoneType),
    phoneNumber: phone.deskNumber,
    autoAccept: yesOrNo(phone.autoAccept.VOICE),
    autoAcceptBy: channelsText(phone.autoAccept, yesOrNo),
    afterContactWork: isEven ? String(work) : "",
    afterContactWorkBy: isEven ? "" : channelsText(phone.afterContactWork, String),
    persistentConnection: yesOrNo(phone.persistentConnection),
    proficiencies: proficienciesText(user.proficiencies ?? []),
    tags: tagsText(user.tags),
  };
}

/** The group's path with slashes, or with bars where that would mean another group. */
function pathOf(id: string | undefined, paths: IdNames["paths"], { hierarchyGroups }: Catalogue): string | undefined {
  const path = paths.get(id ?? "");
  const found = path && ["/", "|"].map((bar) => path.join(bar)).find((text) => hierarchyGroups.find(text).length === 1);
  return found;
}
