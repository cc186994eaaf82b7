import { expect, it } from "vitest";
import { botsIn } from "./bots.ts";
import { outputsOf } from "./outputs.ts";
import { securityKeysIn } from "./security-keys.ts";

const PLACE = { region: "eu-west-2", account: "123456789012" };
const SecurityKey = { Type: "AWS::Connect::SecurityKey", Properties: { InstanceId: "arn:instance", Key: "PEM" } };
const stack = (Outputs: object, name = "KeyedInput") => ({
  name,
  templateBody: JSON.stringify({ Resources: { SecurityKey, Call: { Type: "AWS::Connect::TestCase" } }, Outputs }),
});
const output = (attribute: string, of = "SecurityKey") => ({ Id: { Value: { "Fn::GetAtt": [of, attribute] } } });

it("gives a security key the id that the instance knows it by, another in each stack", () => {
  const [found, ...others] = securityKeysIn(stack({}));
  expect(found).toMatchObject({ name: "SecurityKey", key: "PEM" });
  expect(others).toEqual([]);
  expect(outputsOf(stack(output("AssociationId")), PLACE)).toEqual({ Id: found?.id });
  expect(outputsOf(stack(output("AssociationId"), "Other"), PLACE)).not.toEqual({ Id: found?.id });
});

it("fails by name for an output that it cannot answer", () => {
  expect(() => outputsOf(stack(output("Arn")), PLACE)).toThrow(/output Id of KeyedInput/);
  expect(() => outputsOf({ name: "Bots", templateBody: "{}" }, PLACE)).not.toThrow();
});

const hook = (LambdaArn: string, Enabled = true) => ({
  Enabled,
  CodeHookSpecification: { LambdaCodeHook: { CodeHookInterfaceVersion: "1.0", LambdaArn } },
});
const Resources = {
  Bot: { Type: "AWS::Lex::Bot", Properties: { Name: "Desk", IdleSessionTTLInSeconds: 60, BotLocales: ["en"] } },
  Other: { Type: "AWS::Lex::Bot", Properties: { Name: "Other", IdleSessionTTLInSeconds: 60, BotLocales: [] } },
  Version1: { Type: "AWS::Lex::BotVersion", Properties: { BotId: { Ref: "Bot" } } },
  Live: {
    Type: "AWS::Lex::BotAlias",
    Properties: {
      BotId: { Ref: "Bot" },
      BotAliasName: "live",
      BotVersion: { "Fn::GetAtt": ["Version1", "BotVersion"] },
      BotAliasLocaleSettings: [
        { LocaleId: "en_US", BotAliasLocaleSetting: hook("arn:reset") },
        { LocaleId: "de_DE", BotAliasLocaleSetting: hook("arn:reset", false) },
        { LocaleId: "fr_FR", BotAliasLocaleSetting: { Enabled: true } },
      ],
    },
  },
  // Of a version that is not there.
  Lost: { Type: "AWS::Lex::BotAlias", Properties: { BotId: { Ref: "Bot" }, BotAliasName: "lost" } },
};
const bots = (name = "Bots") => ({
  name,
  templateBody: JSON.stringify({ Resources, Outputs: output("Arn", "Live") }),
});

it("gives bots and their aliases ids of their own, hooks in the locales that are enabled, and the ARN as an output", () => {
  const [desk, other] = botsIn(bots(), PLACE);
  expect(desk).toMatchObject({ name: "Desk", idleSessionTTLInSeconds: 60, locales: ["en"] });
  expect(desk?.aliases).toEqual([
    {
      name: "live",
      version: "1",
      id: expect.stringMatching(/^[0-9A-Z]{10}$/),
      arn: `arn:aws:lex:eu-west-2:123456789012:bot-alias/${desk?.id}/${desk?.aliases[0]?.id}`,
      hooks: { en_US: "arn:reset" },
    },
  ]);
  expect(other).toMatchObject({ name: "Other", aliases: [] });
  expect(other?.id).not.toBe(desk?.id);
  expect(botsIn(bots("More"), PLACE)[0]?.id).not.toBe(desk?.id);
  expect(outputsOf(bots(), PLACE)).toEqual({ Id: desk?.aliases[0]?.arn });
});
