import { describe, expect, it } from "vitest";
import { botsIn } from "../synth/cloudformation/bots.ts";
import type { Graph } from "../synth/graph.ts";
import { associatedBots, botNamed } from "./bots.ts";

const PLACE = { region: "eu-west-2", account: "123456789012" };
const alias = (bot: string) => ({
  Type: "AWS::Lex::BotAlias",
  Properties: {
    BotId: { Ref: bot },
    BotAliasName: "live",
    BotVersion: { "Fn::GetAtt": [`${bot}Version`, "BotVersion"] },
  },
});
const association = (logical: string, IntegrationType = "LEX_BOT") => ({
  Type: "AWS::Connect::IntegrationAssociation",
  Properties: { InstanceId: "arn:instance", IntegrationType, IntegrationArn: { "Fn::GetAtt": [logical, "Arn"] } },
});
const bot = (Name: string) => ({ Type: "AWS::Lex::Bot", Properties: { Name, BotLocales: [{ LocaleId: "en_US" }] } });
const version = (of: string) => ({ Type: "AWS::Lex::BotVersion", Properties: { BotId: { Ref: of } } });
const stack = {
  name: "Bots",
  templateBody: JSON.stringify({
    Resources: {
      ...{
        Desk: bot("Desk"),
        DeskVersion: version("Desk"),
        DeskLive: alias("Desk"),
        InConnect: association("DeskLive"),
      },
      ...{
        Shop: bot("Shop"),
        ShopVersion: version("Shop"),
        ShopLive: alias("Shop"),
        Else: association("ShopLive", "EVENT"),
      },
    },
  }),
};
const graph = {
  ...PLACE,
  resources: [{ type: "aws:cloudformation/stack:Stack", name: stack.name, inputs: stack }],
} as unknown as Graph;

it("the bots of an instance are those that the stacks associate with it", () => {
  const bots = botsIn(stack, PLACE);
  const [desk] = bots;
  expect(bots).toHaveLength(2);
  expect(associatedBots(graph, { bots })).toEqual([
    { stack: "Bots", name: "Desk", aliasArn: desk?.aliases[0]?.arn, localeIds: ["en_US"] },
  ]);
});

describe("a bot by its name", () => {
  const named = (...names: string[]) => names.map((name) => ({ name, aliasArn: `arn:${name}`, localeIds: [] }));

  it.each([
    [named("Desk"), undefined, "Desk"],
    [named("Desk", "Shop"), "shop", "Shop"],
    [named("Desk", "DeskTop"), "Desk", "Desk"],
  ])("is found: %j by %s", (bots, wanted, name) => {
    expect(botNamed(bots, wanted).name).toBe(name);
  });

  it.each([
    [[], undefined, "The front desk has no bot."],
    [named("Desk", "Shop"), undefined, "Say with --bot which: Desk, Shop."],
    [named("Desk", "DeskTop"), "des", "“des” is a part of several bots' names; there are: Desk, DeskTop."],
    [named("Desk"), "Shop", "“Shop” is no bot; there are: Desk."],
  ])("is asked for: %j by %s", (bots, wanted, why) => {
    expect(() => botNamed(bots, wanted)).toThrow(why);
  });
});
