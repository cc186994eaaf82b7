import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";
import { isOfTheMoment, type Read } from "./outcomes.ts";
import type { World } from "./world.ts";

/** Where the instance differs from the one that got the same files while nothing went wrong. */
export function stateDifferences(read: Read[], world: World, calm: World): string[] {
  const [found, wanted] = [byLogin(world), byLogin(calm)];
  const unsure = new Set(read.flatMap(({ upload, file }) => doubtful(upload.id, file.rows, world)));
  const broken: string[] = [];
  for (const login of new Set([...found.keys(), ...wanted.keys()])) {
    const [is, shall] = [found.get(login), wanted.get(login)];
    if (JSON.stringify(is) === JSON.stringify(shall) || unsure.has(login.toLowerCase())) continue;
    broken.push(`${login} is ${JSON.stringify(is)} and must be ${JSON.stringify(shall)}`);
  }
  return broken;
}

/** Logins of rows that failed of a fault of the moment: what they ask for may be done, in part or not at all. */
function doubtful(upload: string, rows: { login: string }[], { ledger }: World): string[] {
  const failures = [...(ledger.failures.get(upload)?.values() ?? [])];
  return failures.filter(({ code }) => isOfTheMoment(code)).map(({ row }) => rows[row - 1]?.login.toLowerCase() ?? "");
}

const byLogin = ({ connect }: World) =>
  new Map(connect.snapshot().map(({ id: _, ...user }): [string, Omit<UserSnapshot, "id">] => [user.login, user]));
