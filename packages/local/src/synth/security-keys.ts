// By its path, so that it is in the program, and a graph that is kept is made anew where it changes.
import { stableId } from "../../../simulator/src/connect/arn.ts";

type Declared = { Type: string; Properties: { InstanceId: string; Key: string } };
type Template = {
  Resources?: Record<string, Declared>;
  Outputs?: Record<string, { Value: { "Fn::GetAtt"?: [string, string] } }>;
};
/** A stack of CloudFormation, which stands for what the provider has no resource for. */
type Stack = { name: string; templateBody: unknown };

/** The security keys that a stack puts on an instance, each with the id of its association and its name in the template. */
export function securityKeysIn({ name, templateBody }: Stack): { name: string; id: string; key: string }[] {
  const { Resources = {} } = read(templateBody);
  return Object.entries(Resources).flatMap(([logical, { Type, Properties }]) =>
    Type === "AWS::Connect::SecurityKey"
      ? [{ name: logical, id: stableId(Properties.InstanceId, "securityKey", name, logical), key: Properties.Key }]
      : [],
  );
}

/** What CloudFormation would answer as the stack's outputs; throws for one that is not known here. */
export function outputsOf(stack: Stack): Record<string, string> {
  const keys = securityKeysIn(stack);
  return Object.fromEntries(
    Object.entries(read(stack.templateBody).Outputs ?? {}).map(([output, { Value }]) => {
      const [logical, attribute] = Value["Fn::GetAtt"] ?? [];
      const key = keys.find(({ name }) => name === logical);
      if (key && attribute === "AssociationId") return [output, key.id];
      throw new Error(`the synthesis has no answer to the output ${output} of ${stack.name}`);
    }),
  );
}

const read = (templateBody: unknown): Template => JSON.parse(String(templateBody));
