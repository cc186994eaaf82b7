import * as attributes from "@frontdesk/core/passwords/dialogue/memory.ts";
import { SENTENCES } from "@frontdesk/core/passwords/dialogue/sentences.ts";
import { SLOTS } from "@frontdesk/core/passwords/dialogue/turn.ts";
import { DIRECTORY_PASSWORD_CONTEXT } from "@frontdesk/core/passwords/directory-password-context.ts";
import { userAdministrationBot } from "@frontdesk/flows/bots/user-administration.ts";
import * as words from "@frontdesk/flows/bots/words.ts";
import { lint } from "@frontdesk/flows/lint/lint.ts";
import { BotLocale } from "@frontdesk/simulator/lex/definition/locale.ts";
import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { calls } from "../../flows/calls/calls.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { rolesOf } from "../src/permissions/grants.ts";
import { type Graph, ofType, resource } from "../src/synth/graph.ts";
import { graphWith, readGraph } from "./desk.ts";
import { rolesThatMay, statementsOf } from "./roles.ts";

const graph = readGraph();
const functionOf = (of: Graph) => resource(of, "aws:lambda/function:Function", "ResetPasswordFunction");
const keyOf = (name: string, of = graph) => resource(of, "aws:kms/key:Key", name);
const tableOf = (name: string, of = graph) => resource(of, "aws:dynamodb/table:Table", `${name}Table`);
const DIRECTORY = keyOf("DirectoryKey").arn;
const THROUGH_DYNAMO = { "kms:ViaService": `dynamodb.${graph.region}.amazonaws.com` };
const ITS_PURPOSE = { "kms:EncryptionContext:purpose": DIRECTORY_PASSWORD_CONTEXT.purpose };

describe("the function that resets passwords", () => {
  const { inputs } = functionOf(graph);

  it("runs in the network of settings, with more time than Lex's caller has and less than Lex", () => {
    const { subnetIds, securityGroupIds } = settings.passwords.network;
    expect(inputs.vpcConfig).toEqual({ subnetIds, securityGroupIds });
    expect(inputs.timeout).toBe(20);
    expect(inputs.memorySize).toBeGreaterThanOrEqual(512);
    const described = cloudOf(graph).functions.find(({ name }) => name === inputs.name);
    expect(described?.vpc).toEqual({ subnetIds, securityGroupIds });
    expect(cloudOf(graph).functions.filter(({ vpc }) => vpc)).toHaveLength(1);
  });

  it("is told what settings say, and of PINs nothing where none is asked for", () => {
    const { ca: _, password: __, ...directory } = settings.passwords.directory;
    const { DIRECTORY: told, RESET_LIMITS, ...others } = inputs.environment.variables;
    expect(JSON.parse(told)).toEqual(directory);
    expect(JSON.parse(RESET_LIMITS)).toEqual(settings.passwords.attempts);
    expect(others).toMatchObject({
      ...{ DIRECTORY_CA: "", DIRECTORY_PASSWORD: "", SENDER_ID: "Frontdesk" },
      ...{ START_MONTH: "month", SECOND_FACTOR: "none", PASSWORD_LENGTH: "16" },
      RESET_ATTEMPTS: tableOf("ResetAttempts").id,
    });
    expect(Object.keys(others).filter((name) => /^PIN/.test(name))).toEqual([]);
  });

  it("may be invoked by the bot's alias alone, and belongs to no flow", () => {
    const { arn } = functionOf(graph);
    const permissions = ofType(graph, "aws:lambda/permission:Permission").filter(
      (each) => each.inputs.function === arn,
    );
    expect(permissions.map((each) => each.inputs)).toEqual([
      {
        ...{ action: "lambda:InvokeFunction", function: arn, principal: "lexv2.amazonaws.com" },
        ...{ sourceAccount: graph.account, sourceArn: aliasOf(graph).arn },
      },
    ]);
    const associated = ofType(graph, "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation");
    expect(associated.map((each) => each.inputs.functionArn)).not.toContain(arn);
  });
});

describe("the password of the service account", () => {
  it("is encrypted under a key of its own that people find by its alias", () => {
    const { inputs } = keyOf("DirectoryKey");
    expect(inputs).toMatchObject({ enableKeyRotation: true, deletionWindowInDays: 30 });
    const alias = resource(graph, "aws:kms/alias:Alias", "DirectoryKeyAlias").inputs;
    expect(alias).toMatchObject({ name: "alias/frontdesk-test-directory", targetKeyId: keyOf("DirectoryKey").id });
    const described = cloudOf(graph).keys.find(({ arn }) => arn === DIRECTORY);
    expect(described).toEqual({ arn: DIRECTORY, aliases: ["alias/frontdesk-test-directory"] });
  });

  it("may be decrypted by one function, for this purpose", () => {
    const every = { ...THROUGH_DYNAMO, ...ITS_PURPOSE };
    expect(rolesThatMay(graph, "kms:Decrypt", DIRECTORY, ITS_PURPOSE)).toEqual(["ResetPasswordRole"]);
    for (const context of [{}, THROUGH_DYNAMO, { "kms:EncryptionContext:purpose": "keyed-input" }])
      expect(rolesThatMay(graph, "kms:Decrypt", DIRECTORY, context)).toEqual([]);
    for (const action of ["Encrypt", "ReEncryptFrom", "GenerateDataKey", "GenerateMac", "CreateGrant", "PutKeyPolicy"])
      expect(rolesThatMay(graph, `kms:${action}`, DIRECTORY, every)).toEqual([]);
  });
});

describe("attempts", () => {
  it("are in a table that is encrypted with our key and forgets, and that one function alone reads and writes", () => {
    const { inputs, arn } = tableOf("ResetAttempts");
    expect(inputs).toMatchObject({
      hashKey: "pk",
      attributes: [{ name: "pk", type: "S" }],
      pointInTimeRecovery: { enabled: false },
      serverSideEncryption: { enabled: true, kmsKeyArn: keyOf("Key").arn },
      ttl: { attributeName: "expiresAt", enabled: true },
    });
    for (const action of ["GetItem", "UpdateItem"])
      expect(rolesThatMay(graph, `dynamodb:${action}`, arn)).toEqual(["ResetPasswordRole"]);
    for (const action of ["PutItem", "DeleteItem", "Query", "Scan", "BatchWriteItem"])
      expect(rolesThatMay(graph, `dynamodb:${action}`, arn)).toEqual([]);
  });
});

type Template = { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>; Outputs: object };
const bodyOf = (of: Graph): string =>
  resource(of, "aws:cloudformation/stack:Stack", "UserAdministration").inputs.templateBody;
const templateOf = (of: Graph): Template => JSON.parse(bodyOf(of));
const versionOf = (of: Graph) => {
  const [version = ""] = Object.entries(templateOf(of).Resources).flatMap(([logical, { Type }]) =>
    Type === "AWS::Lex::BotVersion" ? [logical] : [],
  );
  return version;
};
function aliasOf(of: Graph) {
  const alias = cloudOf(of).bots[0]?.aliases[0];
  if (!alias) throw new Error("the stacks have no alias of a bot");
  return alias;
}

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

const flowOf = (of: Graph) => resource(of, "aws:connect/contactFlow:ContactFlow", "UserAdministration").inputs;

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

describe("alarms of password resets", () => {
  const topic = resource(graph, "aws:sns/topic:Topic", "PasswordAlertsTopic");
  const alarms = ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ inputs }) =>
    inputs.alarmActions.includes(topic.arn),
  );
  const alarmOf = (name: string) => resource(graph, "aws:cloudwatch/metricAlarm:MetricAlarm", name).inputs;
  const { logGroup } = functionOf(graph).inputs.loggingConfig;

  it.each([
    ["DirectoryUnavailableAlarm", ["outcome unavailable"], { threshold: 1, period: 300 }],
    ["DirectoryUnableAlarm", ["outcome unable"], { threshold: 1, period: 300 }],
    ["PasswordNotSentAlarm", ["outcome unsent", "outcome unknown"], { threshold: 1, period: 60 }],
    ["PasswordsLockedAlarm", ["code AccountLocked", "code CallerLocked"], { threshold: 5, period: 3600 }],
    ["PasswordDetailsMissingAlarm", ["code DetailsMissing"], { threshold: 5, period: 3600 }],
  ])("%s counts what the function's log says", (name, entries, bounds) => {
    const alarm = alarmOf(name);
    expect(alarm).toMatchObject({
      ...bounds,
      ...{ statistic: "Sum", evaluationPeriods: 1, treatMissingData: "notBreaching" },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
    });
    const filter = resource(graph, "aws:cloudwatch/logMetricFilter:LogMetricFilter", alarm.metricName).inputs;
    expect(filter).toMatchObject({
      logGroupName: logGroup,
      metricTransformation: { name: alarm.metricName, namespace: alarm.namespace, value: "1" },
    });
    const counted = [...filter.pattern.matchAll(/\$\.(\w+) = "(\w+)"/g)].map(([, field, value]) => `${field} ${value}`);
    expect(counted).toEqual(entries);
  });

  it("tell of errors of the function itself", () => {
    expect(alarmOf("ResetPasswordErrorsAlarm")).toMatchObject({
      ...{ namespace: "AWS/Lambda", metricName: "Errors", statistic: "Sum", threshold: 1 },
      dimensions: { FunctionName: functionOf(graph).inputs.name },
    });
  });

  it("say whom they hurt and what to do, with room for a longer stage, to a topic that is encrypted with our key", () => {
    expect(alarms).toHaveLength(6);
    for (const { inputs } of alarms) {
      expect(inputs.alarmDescription).toMatch(/ It hurts .* What to do: look for /);
      expect(inputs.alarmDescription).toContain(logGroup);
      expect(inputs.alarmDescription.length).toBeLessThanOrEqual(1024 - 60);
    }
    expect(topic.inputs.kmsMasterKeyId).toBe(keyOf("Key").arn);
  });

  it("say of each code that somebody can mend what to do", () => {
    const said = alarms.map(({ inputs }) => inputs.alarmDescription).join();
    const codes = ["DirectoryDown", "DirectorySilent", "DirectoryBusy", "ServerNotTrusted", "NoDirectoryPassword"];
    for (const code of [...codes, "NoRight", "GroupsUnreadable", "GroupUnknown", "BaseMissing", "TooWeak"])
      expect(said).toContain(code);
  });
});

const NUMBER = "22222222-3333-4444-8555-666666666666";

describe("settings of password resets", () => {
  const byPin = graphWith(
    {
      passwords: {
        ...{ secondFactor: "PIN", startMonth: "month and year", phoneNumberIds: [NUMBER], alert: ["it@example.com"] },
        directory: { protectedGroups: ["CN=Payroll,DC=example,DC=test"], serverName: "dc.example.test", country: "SG" },
      },
      pins: { senderId: "" },
    },
    "production",
  );

  it("keep the key in production, where bot and flow have no stage in their names", () => {
    expect(keyOf("DirectoryKey", byPin()).retainOnDelete).toBe(true);
    expect(keyOf("DirectoryKey").retainOnDelete).toBeUndefined();
    const alias = resource(byPin(), "aws:kms/alias:Alias", "DirectoryKeyAlias").inputs;
    expect(alias.name).toBe("alias/frontdesk-production-directory");
    expect(templateOf(byPin()).Resources.Bot?.Properties.Name).toBe("UserAdministration");
    expect(flowOf(byPin()).name).toBe("frontdesk user administration");
  });

  it("add the PIN to the bot, the flow and the function, with the rights that it needs", () => {
    const { variables } = functionOf(byPin()).inputs.environment;
    expect(variables).toMatchObject({
      ...{
        SECOND_FACTOR: "PIN",
        START_MONTH: "month and year",
        PINS: tableOf("Pins", byPin()).id,
        PIN_KEY: keyOf("PinKey").arn,
      },
      ...{ PIN_LENGTH: "8", PIN_LIFE_SECONDS: "300", PIN_TRIES: "3" },
      ...{ PIN_SENDS_PER_NUMBER: "5", PIN_SENDS_PER_LINE: "60" },
    });
    expect(variables).not.toHaveProperty("SENDER_ID");
    expect(JSON.parse(variables.DIRECTORY)).toMatchObject({ serverName: "dc.example.test", country: "SG" });
    const grants = (of: Graph) => rolesOf(of).find(({ name }) => name === "ResetPassword")?.grants ?? [];
    const [more, usual] = [grants(byPin()), grants(graph).map((each) => JSON.stringify(each))];
    const every = { effect: "Allow", conditions: [] };
    expect(more.filter((each) => !usual.includes(JSON.stringify(each)))).toEqual([
      { ...every, actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: ["PinsTable"] },
      { ...every, actions: ["kms:GenerateMac"], resources: ["PinKey"] },
    ]);
    expect(bodyOf(byPin())).toContain('"PIN"');
    expect(flowOf(byPin()).content).toContain("x-amz-lex:dtmf:max-length:ResetPW:PIN");
    for (const each of [bodyOf(graph), flowOf(graph).content]) expect(each).not.toContain("PIN");
  });

  it("make another version of another definition, and the same of the same", () => {
    expect(versionOf(byPin())).not.toBe(versionOf(graph));
    expect(versionOf(readGraph())).toBe(versionOf(graph));
  });

  it("lead the instance's numbers to the flow, and tell people by e-mail", () => {
    const led = ofType(byPin(), "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation");
    const flow = resource(byPin(), "aws:connect/contactFlow:ContactFlow", "UserAdministration");
    expect(led.map(({ inputs }) => inputs)).toMatchObject([
      { phoneNumberId: NUMBER, contactFlowId: flow.id.split(":")[1] },
    ]);
    const topic = resource(byPin(), "aws:sns/topic:Topic", "PasswordAlertsTopic").arn;
    expect(ofType(byPin(), "aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs)).toEqual([
      { topic, protocol: "email", endpoint: "it@example.com" },
    ]);
  });

  it("leave room in what the function is told for the most that they allow", () => {
    const { variables } = functionOf(byPin()).inputs.environment;
    const { DIRECTORY: _, DIRECTORY_CA: __, DIRECTORY_PASSWORD: ___, ...others } = variables;
    // 3,000 of the directory, and names of a longer stage.
    expect(Buffer.byteLength(JSON.stringify(others)) + 3000 + 60 + 5 * 20).toBeLessThan(4096);
  });

  const without = graphWith({ passwords: { offered: false } });
  const tested = graphWith({ passwords: { offered: false }, mainLine: { testCases: true } });

  it("leave the scripted calls to the bot out where it is not offered, and no others", () => {
    const called = ofType(tested(), "aws:cloudformation/stack:Stack").flatMap(({ name }) =>
      name.startsWith("Call-") ? [name.slice("Call-".length)] : [],
    );
    const toTheBot = Object.keys(calls).filter((name) => name.startsWith("staff-"));
    expect(toTheBot).toHaveLength(4);
    expect(called.sort()).toEqual(
      Object.keys(calls)
        .filter((name) => !toTheBot.includes(name))
        .sort(),
    );
  });

  it("leave nothing of them where none are offered", () => {
    const there = (of: Graph) => new Set(of.resources.map(({ type, name }) => `${type} ${name}`));
    const gone = [...there(graph)].filter((each) => !there(without()).has(each));
    expect([...there(without())].filter((each) => !there(graph).has(each))).toEqual([]);
    for (const each of gone)
      expect(each).toMatch(/ (ResetPassword|ResetAttempts|UserAdministration|Directory|Password)\w*(-\w+)?$/);
    const left = without().resources.filter(({ name }) =>
      /Password|Directory|ResetAttempts|UserAdministration|Lex/.test(name),
    );
    expect(left.map(({ name }) => name)).toEqual([]);
    expect(JSON.stringify(without())).not.toMatch(/lexv2|AWS::Lex|subnet-/);
    expect(cloudOf(without()).bots).toEqual([]);
    const { mediaConcurrencies } = resource(
      without(),
      "aws:connect/routingProfile:RoutingProfile",
      "MainLineProfile",
    ).inputs;
    expect(mediaConcurrencies).toEqual([{ channel: "VOICE", concurrency: 1 }]);
    expect(Object.keys(without().outputs)).not.toContain("bot");
  });
});
