import { expect, it } from "vitest";
import { outputsOf, securityKeysIn } from "./security-keys.ts";

const SecurityKey = { Type: "AWS::Connect::SecurityKey", Properties: { InstanceId: "arn:instance", Key: "PEM" } };
const stack = (Outputs: object, name = "KeyedInput") => ({
  name,
  templateBody: JSON.stringify({ Resources: { SecurityKey, Call: { Type: "AWS::Connect::TestCase" } }, Outputs }),
});
const output = (attribute: string) => ({ Id: { Value: { "Fn::GetAtt": ["SecurityKey", attribute] } } });

it("gives a key the id that the instance knows it by, another in each stack", () => {
  const [found, ...others] = securityKeysIn(stack({}));
  expect(found).toMatchObject({ name: "SecurityKey", key: "PEM" });
  expect(others).toEqual([]);
  expect(outputsOf(stack(output("AssociationId")))).toEqual({ Id: found?.id });
  expect(outputsOf(stack(output("AssociationId"), "Other"))).not.toEqual({ Id: found?.id });
});

it("fails by name for an output that it cannot answer", () => {
  expect(() => outputsOf(stack(output("Arn")))).toThrow(/output Id of KeyedInput/);
});
