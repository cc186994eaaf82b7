type Reference = { arn: string | undefined; id: string; qualifier: string | undefined };

/**
 * Whether two references mean one resource: ids or ARNs, with or without an alias or version behind. What only one of them
 * says is not compared.
 */
export function sameResource(one: string, other: string): boolean {
  const [left, right] = [parse(one), parse(other)];
  return agree(left.arn, right.arn) && left.id === right.id && agree(left.qualifier, right.qualifier);
}

const agree = (one: string | undefined, other: string | undefined) =>
  one === undefined || other === undefined || one === other;

function parse(reference: string): Reference {
  if (!reference.startsWith("arn:")) {
    const [id = "", qualifier] = reference.split(":");
    return { arn: undefined, id: lastOf(id), qualifier };
  }
  const parts = reference.split(":");
  // A function's name is a part of its own; what Connect and Lex have stands behind slashes in one part.
  const length = parts[5] === "function" ? 7 : 6;
  const named = parts.slice(0, length);
  return { arn: named.join(":"), id: lastOf(named.at(-1) ?? ""), qualifier: parts[length] };
}

const lastOf = (path: string) => path.split("/").at(-1) ?? path;
