/**
 * What the provider has no resource for: a stack of CloudFormation, of a template in JSON. Where it cannot be created nothing of
 * it stays: a stack that is rolled back could neither be updated nor be deployed again.
 */
export const templated = (name: string, templateBody: $util.Output<string>) =>
  new aws.cloudformation.Stack(name, { templateBody, onFailure: "DELETE" });
