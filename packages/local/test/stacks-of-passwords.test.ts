import { SERVICE_PASSWORD_CONTEXT } from "@frontdesk/core/directory/service-password-context.ts";
import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { cloudOf } from "../src/cloud/from-graph.ts";
import { ofType, resource } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";
import { aliasOf, functionOf } from "./reset-resources.ts";
import { rolesThatMay } from "./roles.ts";

const graph = readGraph();
const keyOf = (name: string, of = graph) => resource(of, "aws:kms/key:Key", name);
const tableOf = (name: string, of = graph) => resource(of, "aws:dynamodb/table:Table", `${name}Table`);
const DIRECTORY = keyOf("DirectoryKey").arn;
const THROUGH_DYNAMO = { "kms:ViaService": `dynamodb.${graph.region}.amazonaws.com` };
const ITS_PURPOSE = { "kms:EncryptionContext:purpose": SERVICE_PASSWORD_CONTEXT.purpose };

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
