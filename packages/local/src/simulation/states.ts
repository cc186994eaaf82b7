import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";
import { isOfTheMoment, type Outcomes } from "./outcomes.ts";

/** Where the users differ from those of an instance that got the same files while nothing went wrong. */
export function stateDifferences(outcomes: Outcomes[], users: UserSnapshot[], calm: UserSnapshot[]): string[] {
  const [found, wanted] = [byLogin(users), byLogin(calm)];
  const unsure = new Set(outcomes.flatMap(doubtful));
  const broken: string[] = [];
  for (const login of new Set([...found.keys(), ...wanted.keys()])) {
    const [is, shall] = [found.get(login), wanted.get(login)];
    if (JSON.stringify(is) === JSON.stringify(shall) || unsure.has(login.toLowerCase())) continue;
    broken.push(`${login} is ${JSON.stringify(is)} and must be ${JSON.stringify(shall)}`);
  }
  return broken;
}

/** Logins of rows that failed of a fault of the moment: what they ask for may be done, in part or not at all. */
function doubtful({ file, failures }: Outcomes): string[] {
  const unlucky = [...failures.values()].filter(({ code }) => isOfTheMoment(code));
  return unlucky.map(({ row }) => file.rows[row - 1]?.login.toLowerCase() ?? "");
}

const byLogin = (users: UserSnapshot[]) =>
  new Map(users.map(({ id: _, ...user }): [string, Omit<UserSnapshot, "id">] => [user.login, user]));
