import * as attributes from "@frontdesk/core/passwords/dialogue/memory.ts";
import { SENTENCES } from "@frontdesk/core/passwords/dialogue/sentences.ts";
import { SLOTS } from "@frontdesk/core/passwords/dialogue/turn.ts";
import { userAdministrationBot } from "@frontdesk/flows/bots/user-administration.ts";
import * as words from "@frontdesk/flows/bots/words.ts";
import { lint } from "@frontdesk/flows/lint/lint.ts";
import { BotLocale } from "@frontdesk/simulator/lex/definition/locale.ts";
import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { resource } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";
import { aliasOf, bodyOf, flowOf, functionOf, templateOf, versionOf } from "./reset-resources.ts";
import { statementsOf } from "./roles.ts";

const graph = readGraph();

describe("the bot", () => {
  const { Resources, Outputs } = templateOf(graph);

  it("is what settings ask for, under a name of the stage, and such as Lex takes", () => {
    const { Name, RoleArn, ...definition } = Resources.Bot?.Properties ?? {};
    expect(definition).toEqual(JSON.parse(JSON.stringify(userAdministrationBot(settings.passwords))));
    expect(Name).toBe("frontdesk-test-UserAdministration");
    expect(RoleArn).toBe(resource(graph, "aws:iam/role:Role", "UserAdministrationRole").arn);
    for (const locale of cloudOf(graph).bots[0]?.locales ?? [])
      expect(BotLocale.safeParse(locale).error).toBeUndefined();
    expect(cloudOf(graph).bots).toMatchObject([
      { name: Name, locales: [{ LocaleId: "en_US" }], aliases: [{ name: "live" }] },
    ]);
    expect(bodyOf(graph).length).toBeLessThan(51_200);
  });

  it("is published as a version of its definition, which the alias has ask the function, without conversation logs", () => {
    const version = versionOf(graph);
    expect(version).toMatch(/^Version[0-9a-f]{16}$/);
    expect(Resources[version]?.Properties).toEqual({
      BotId: { Ref: "Bot" },
      BotVersionLocaleSpecification: [{ LocaleId: "en_US", BotVersionLocaleDetails: { SourceBotVersion: "DRAFT" } }],
    });
    const LambdaArn = functionOf(graph).arn;
    expect(Resources.Alias?.Properties).toEqual({
      BotId: { Ref: "Bot" },
      BotAliasName: "live",
      BotVersion: { "Fn::GetAtt": [version, "BotVersion"] },
      BotAliasLocaleSettings: [
        {
          LocaleId: "en_US",
          BotAliasLocaleSetting: {
            Enabled: true,
            CodeHookSpecification: { LambdaCodeHook: { CodeHookInterfaceVersion: "1.0", LambdaArn } },
          },
        },
      ],
    });
    expect(aliasOf(graph).hooks).toEqual({ en_US: LambdaArn });
  });

  it("is associated with the instance by its alias, whose ARN the flow has", () => {
    const { Type, Properties } = Resources.InConnect ?? {};
    expect(Type).toBe("AWS::Connect::IntegrationAssociation");
    expect(Properties).toEqual({
      InstanceId: `arn:aws:connect:${graph.region}:${graph.account}:instance/${settings.connect.instanceId}`,
      IntegrationType: "LEX_BOT",
      IntegrationArn: { "Fn::GetAtt": ["Alias", "Arn"] },
    });
    expect(Outputs).toEqual({ AliasArn: { Value: { "Fn::GetAtt": ["Alias", "Arn"] } } });
    expect(flowOf(graph).content).toContain(aliasOf(graph).arn);
    expect(lint(flowOf(graph).content)).toEqual([]);
  });

  it("has a role that Lex alone takes on, to speak", () => {
    const role = resource(graph, "aws:iam/role:Role", "UserAdministrationRole");
    expect(statementsOf(role)).toEqual([{ Effect: "Allow", Action: ["polly:SynthesizeSpeech"], Resource: ["*"] }]);
    expect(JSON.parse(role.inputs.assumeRolePolicy).Statement).toEqual([
      {
        ...{ Effect: "Allow", Action: ["sts:AssumeRole"], Principal: { Service: ["lexv2.amazonaws.com"] } },
        Condition: { StringEqualsIfExists: { "aws:SourceAccount": [graph.account] } },
      },
    ]);
  });
});

describe("the words that flows and functions share, which know nothing of one another", () => {
  it("are the same", () => {
    expect(Object.values(words.SLOTS)).toEqual([...SLOTS]);
    for (const { next } of Object.values(SENTENCES)) expect(Object.values(words.NEXT)).toContain(next);
    const { outcome, next } = words.ATTRIBUTES;
    expect(attributes.attributesWith({ [outcome]: "reset", [next]: "end" }, { attributes: {} })).toEqual({
      outcome: "reset",
      next: "end",
    });
    const asked = JSON.stringify(userAdministrationBot({ startMonth: "month", secondFactor: "PIN" }));
    for (const { message } of [SENTENCES.denied, SENTENCES.unknown]) expect(asked).toContain(message);
  });
});

describe("agents", () => {
  it("serve those in a chat as well, whom the bot cannot help", () => {
    const { mediaConcurrencies, queueConfigs } = resource(
      graph,
      "aws:connect/routingProfile:RoutingProfile",
      "MainLineProfile",
    ).inputs as Record<string, { channel: string; queueId?: string }[]>;
    for (const list of [mediaConcurrencies, queueConfigs])
      expect(list?.map(({ channel }) => channel)).toEqual(["VOICE", "CHAT"]);
    expect(new Set(queueConfigs?.map(({ queueId }) => queueId)).size).toBe(1);
  });
});
