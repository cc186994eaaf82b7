import type { Contradiction } from "./contradiction.ts";
import { directoryText } from "./directory.ts";
import type { Passwords } from "./passwords.ts";

/**
 * Bytes that the function may be told of the directory, of 4,096 that Lambda allows with all that is beside them. It measures JSON,
 * in which a quotation mark, a backslash and a line's end are two.
 */
const MOST_OF_DIRECTORY = 3000;

/** Where values of the password reset that are right each by itself cannot all be meant. */
export function passwordContradictions({ directory, network, secondFactor, attempts }: Passwords): Contradiction[] {
  const { attributes, servers, protectedGroups, ca, password } = directory;
  const bytes = Buffer.byteLength(JSON.stringify([directoryText(directory), ca, password]));
  const inDirectory = (...names: string[]) => ["passwords", "directory", ...names];
  return [
    ...twice(inDirectory("servers"), servers, "a server"),
    ...twice(inDirectory("protectedGroups"), protectedGroups, "a group"),
    ...sameAttributes(inDirectory("attributes"), attributes),
    ...twice(["passwords", "network", "subnetIds"], network.subnetIds, "a subnet"),
    ...twice(["passwords", "network", "securityGroupIds"], network.securityGroupIds, "a security group"),
    ...(secondFactor === "PIN" ? tooFew(attempts) : []),
    ...(bytes > MOST_OF_DIRECTORY ? [{ path: inDirectory(), message: tooLong(bytes) }] : []),
  ];
}

/** Names of servers, attributes and entries have no case. */
const sameIn = (values: string[]) => values.map((value) => value.toLowerCase().replaceAll(", ", ","));

function twice(path: string[], values: string[], what: string): Contradiction[] {
  const same = sameIn(values);
  return same.flatMap((value, at) =>
    same.indexOf(value) < at ? [{ path: [...path, at], message: `names ${what} twice` }] : [],
  );
}

/** What is asked would be answered by what was said before, or by a number that others know. */
function sameAttributes(path: string[], attributes: Passwords["directory"]["attributes"]): Contradiction[] {
  const same = sameIn(Object.values(attributes));
  return Object.keys(attributes).flatMap((name, at) =>
    same.indexOf(same[at] ?? "") < at ? [{ path: [...path, name], message: "names an attribute twice" }] : [],
  );
}

/** To ask for the PIN is one attempt, and to reset with it another: with one, nobody would ever get a password. */
function tooFew(attempts: Passwords["attempts"]): Contradiction[] {
  const { perAccount, perCaller, withoutNumber } = attempts;
  return Object.entries({ perAccount, perCaller, withoutNumber }).flatMap(([name, most]) =>
    most < 2
      ? [
          {
            path: ["passwords", "attempts", name],
            message: "at least 2 where the second factor is a PIN, which takes two",
          },
        ]
      : [],
  );
}

const tooLong = (bytes: number) =>
  `takes ${bytes} bytes with its certificates, and the function can be told ${MOST_OF_DIRECTORY} at most: leave out certificates but the root's, or name fewer groups`;
