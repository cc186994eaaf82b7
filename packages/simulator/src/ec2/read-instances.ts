import * as z from "zod";
import { Ec2Instances } from "./instances.ts";

/** Reads the starting instances out of parsed JSON; throws one error that names every wrong field by its path. */
export function readEc2Instances(value: unknown): Ec2Instances {
  const { success, data, error } = Ec2Instances.safeParse(value);
  if (!success) throw new Error(listed(error.issues.map(({ path, message }) => `${at(path)}: ${message}`)));
  const broken = contradictions(data);
  if (broken.length) throw new Error(listed(broken));
  return data;
}

function contradictions(instances: Ec2Instances): string[] {
  const seen = new Set<string>();
  return instances.flatMap(({ id, name, tags }, index) => {
    const isTwice = id !== undefined && seen.has(id);
    if (id !== undefined) seen.add(id);
    const isNamedTwice = name !== undefined && tags.Name !== undefined && tags.Name !== name;
    return [
      ...(isTwice ? [`[${index}].id: ${id} is there twice`] : []),
      ...(isNamedTwice
        ? [`[${index}].tags.Name: is ${tags.Name}, but the name is ${name}: leave one of them out`]
        : []),
    ];
  });
}

const listed = (found: string[]) =>
  ["The EC2 instances cannot be read:", ...found.map((line) => `  ${line}`)].join("\n");

const at = (path: PropertyKey[]) => z.core.toDotPath(path) || "(all of it)";
