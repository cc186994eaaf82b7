import { generateKeyPairSync } from "node:crypto";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { readGraph } from "../../test/desk.ts";
import { resource } from "../synth/graph.ts";
import { withStacks } from "./with-stacks.ts";

const keyOfItsOwn = () => {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return publicKey.export({ type: "spki", format: "pem" }).toString();
};
const instanceWith = (...keys: string[]) =>
  readInstance({ id: "11111111-2222-4333-8444-555555555555", securityKeys: keys.map((key) => ({ key })) });

describe("the security keys of an instance, with the one that the stacks make", () => {
  const graph = readGraph();
  const { templateBody } = resource(graph, "aws:cloudformation/stack:Stack", "KeyedInput").inputs;
  const deployed: string = JSON.parse(templateBody).Resources.SecurityKey.Properties.Key;

  it("are both there, where it has one of its own", () => {
    const own = keyOfItsOwn();
    const { securityKeys } = withStacks(instanceWith(own), graph);
    expect(securityKeys).toMatchObject([{ key: own }, { key: deployed, id: expect.any(String) }]);
  });

  it("are too many, where it has two of its own", () => {
    const instance = instanceWith(keyOfItsOwn(), keyOfItsOwn());
    expect(() => withStacks(instance, graph)).toThrow(
      /^The instance would have 3 security keys, 1 of them from the stacks, and has room for two: /,
    );
  });

  it("are no two, where it has the same, however it is written", () => {
    const instance = instanceWith(`${deployed.trim()}\n\n`);
    expect(() => withStacks(instance, graph)).toThrow("The instance would have the same security key twice.");
  });

  it("are those of an old and a new pair, where the pair is being replaced", () => {
    const template = JSON.parse(templateBody);
    template.Resources.SecurityKey.Properties.Key = keyOfItsOwn();
    const old = resource(graph, "aws:cloudformation/stack:Stack", "KeyedInput");
    const fresh = { ...old, name: "Fresh", inputs: { ...old.inputs, templateBody: JSON.stringify(template) } };
    const { securityKeys } = withStacks(instanceWith(), { ...graph, resources: [...graph.resources, fresh] });
    expect(new Set(securityKeys.map(({ id }) => id)).size).toBe(2);
  });
});
