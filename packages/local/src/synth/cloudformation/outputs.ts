import { aliasesIn, type Place } from "./bots.ts";
import { securityKeysIn } from "./security-keys.ts";
import { readTemplate, type Stack } from "./template.ts";

/** What CloudFormation would answer as the stack's outputs; throws for one that is not known here. */
export function outputsOf(stack: Stack, place: Place): Record<string, string> {
  const known = attributesOf(stack, place);
  return Object.fromEntries(
    Object.entries(readTemplate(stack).Outputs).map(([output, { Value }]) => {
      const value = known[(Value["Fn::GetAtt"] ?? []).join(".")];
      if (value) return [output, value];
      throw new Error(`the synthesis has no answer to the output ${output} of ${stack.name}`);
    }),
  );
}

function attributesOf(stack: Stack, place: Place): Record<string, string> {
  const keys = securityKeysIn(stack).map(({ name, id }) => [`${name}.AssociationId`, id]);
  const aliases = aliasesIn(stack, place).map(({ logical, alias }) => [`${logical}.Arn`, alias.arn]);
  return Object.fromEntries([...keys, ...aliases]);
}
