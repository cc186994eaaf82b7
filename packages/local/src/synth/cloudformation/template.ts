/** A stack of CloudFormation, which stands for what the provider has no resource for. */
export type Stack = { name: string; templateBody: unknown };

/** One part of another: `{ Ref: "Bot" }` is the id, and `Fn::GetAtt` any attribute. */
export type Part = { Ref?: string; "Fn::GetAtt"?: [string, string] };

export type Template = {
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has properties of its own; who reads one knows its shape.
  Resources: Record<string, { Type: string; Properties: Record<string, any> }>;
  Outputs: Record<string, { Value: Part }>;
};

export function readTemplate({ templateBody }: Stack): Template {
  const { Resources = {}, Outputs = {} }: Partial<Template> = JSON.parse(String(templateBody));
  return { Resources, Outputs };
}

/** The resources of a type, by their names in the template. */
export const ofType = ({ Resources }: Template, type: string) =>
  Object.entries(Resources).flatMap(([logical, { Type, Properties }]) =>
    Type === type ? [{ logical, Properties }] : [],
  );
