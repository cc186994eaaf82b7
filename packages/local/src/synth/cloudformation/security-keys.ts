// By its path, so that it is in the program, and a graph that is kept is made anew where it changes.
import { stableId } from "../../../../simulator/src/connect/arn.ts";
import { ofType, readTemplate, type Stack } from "./template.ts";

/** The security keys that a stack puts on an instance, each with the id of its association and its name in the template. */
export const securityKeysIn = (stack: Stack): { name: string; id: string; key: string }[] =>
  ofType(readTemplate(stack), "AWS::Connect::SecurityKey").map(({ logical, Properties: { InstanceId, Key } }) => ({
    name: logical,
    id: stableId(InstanceId, "securityKey", stack.name, logical),
    key: Key,
  }));
