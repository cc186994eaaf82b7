/** A scripted call of `calls/`: Connect's own testing language, with what CreateTestCase has around it. */
export type TestCase = {
  Name: string;
  Description?: string;
  EntryPoint: object;
  InitializationData?: object;
  Content: object;
};

const PLACEHOLDER = /\$\{(\w+)\}/g;

/**
 * What `AWS::Connect::TestCase` takes of a scripted call, its ARNs filled in; `name` makes the name one of this deployment.
 * Throws where the call asks for an ARN that is not given. Shape:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-connect-testcase.html
 */
export function published(call: TestCase, arns: Readonly<Record<string, string>>, name: (text: string) => string) {
  const { Name, Description, EntryPoint, InitializationData, Content } = filled(call, arns);
  return {
    Name: name(Name),
    ...(Description && { Description }),
    EntryPoint,
    ...(InitializationData && { InitializationData: JSON.stringify(InitializationData) }),
    Content: JSON.stringify(Content),
    Status: "PUBLISHED",
  };
}

function filled(call: TestCase, arns: Readonly<Record<string, string>>): TestCase {
  const text = JSON.stringify(call).replace(PLACEHOLDER, (_, name: string) => {
    const arn = arns[name];
    if (arn) return arn;
    throw new Error(`The call “${call.Name}” asks for ${name}; there are ${Object.keys(arns).sort().join(", ")}.`);
  });
  return JSON.parse(text);
}
