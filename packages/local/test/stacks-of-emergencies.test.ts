import { createPublicKey, X509Certificate } from "node:crypto";
import { NO_EMERGENCY } from "@frontdesk/core/emergency/board.ts";
import { ALL } from "@frontdesk/core/emergency/location.ts";
import * as inFlows from "@frontdesk/flows/emergency/emergency-type.ts";
import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { ofType, type Resource, resource } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";
import { FLOW_FUNCTIONS, roleOf, rolesThatMay, statementsOf, whoMay } from "./roles.ts";

const graph = readGraph();
const functions = ofType(graph, "aws:lambda/function:Function");
const functionOf = (name: string) => resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs;
const keyOf = (name: string) => resource(graph, "aws:kms/key:Key", name);
const [STORAGE, ENTRY] = [keyOf("Key").arn, keyOf("EntryKey").arn];
const THROUGH_DYNAMO = { "kms:ViaService": `dynamodb.${graph.region}.amazonaws.com` };
const ITS_PURPOSE = { "kms:EncryptionContext:purpose": "keyed-input" };

describe("one-time PINs", () => {
  const pinKey = keyOf("PinKey");

  it("are in a table that is encrypted with our key, and forgotten, by its copies as well", () => {
    expect(resource(graph, "aws:dynamodb/table:Table", "PinsTable").inputs).toMatchObject({
      hashKey: "pk",
      pointInTimeRecovery: { enabled: false },
      serverSideEncryption: { enabled: true, kmsKeyArn: STORAGE },
      ttl: { attributeName: "expiresAt", enabled: true },
    });
  });

  it("are kept as what a key of KMS makes of them, which those who send and verify them alone may use", () => {
    expect(pinKey.inputs).toMatchObject({ customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" });
    expect(rolesThatMay(graph, "kms:GenerateMac", pinKey.arn)).toEqual(["OneTimePinRole", "VerifyPinRole"]);
    for (const name of ["OneTimePin", "VerifyPin"])
      expect(functionOf(name).environment.variables.PIN_KEY).toBe(pinKey.arn);
  });

  it("are sent to phones by one function alone, which publishes to no topic and sends nothing but through SNS", () => {
    for (const action of ["sns:Publish", "sms-voice:CarrierLookup", "sms-voice:SendTextMessage"])
      expect(whoMay(graph, action)).toEqual(["OneTimePin"]);
    const sending = statementsOf(roleOf(graph, "OneTimePin")).filter(({ Action }) =>
      ["sns:Publish", "sms-voice:SendTextMessage"].includes(Action.join()),
    );
    expect(sending).toEqual([
      { Effect: "Allow", Action: ["sns:Publish"], Resource: ["*"] },
      { Effect: "Deny", Action: ["sns:Publish"], Resource: ["arn:aws:sns:*:*:*"] },
      {
        ...{ Effect: "Allow", Action: ["sms-voice:SendTextMessage"], Resource: ["*"] },
        Condition: { StringEquals: { "aws:CalledViaLast": ["sns.amazonaws.com"] } },
      },
    ]);
  });

  it("are keyed under a key of the instance, whose certificate is the flow's", () => {
    const { id, certificate } = inputEncryption();
    const stack = resource(graph, "aws:cloudformation/stack:Stack", "KeyedInput").inputs;
    const { Type, Properties } = JSON.parse(stack.templateBody).Resources.SecurityKey;
    expect(Type).toBe("AWS::Connect::SecurityKey");
    expect(Properties.InstanceId).toMatch(new RegExp(`:instance/${settings.connect.instanceId}$`));
    expect(functionOf("VerifyPin").environment.variables.SECURITY_KEY).toBe(id);
    const x509 = new X509Certificate(certificate);
    expect(x509.verify(createPublicKey(Properties.Key))).toBe(true);
    expect(x509.validToDate.getFullYear() - x509.validFromDate.getFullYear()).toBeGreaterThanOrEqual(9);
  });

  it("are read with a private key that one function alone has, and may decrypt for this purpose alone", () => {
    const haveIt = functions.filter(({ inputs }) => inputs.environment?.variables?.ENTRY_KEY);
    expect(haveIt.map(({ name }) => name)).toEqual(["VerifyPinFunction"]);
    const every = { ...THROUGH_DYNAMO, ...ITS_PURPOSE };
    expect(rolesThatMay(graph, "kms:Decrypt", ENTRY, every)).toEqual(["VerifyPinRole"]);
    expect(rolesThatMay(graph, "kms:Decrypt", ENTRY, ITS_PURPOSE)).toEqual(["VerifyPinRole"]);
    expect(rolesThatMay(graph, "kms:Decrypt", ENTRY, { "kms:EncryptionContext:purpose": "else" })).toEqual([]);
    expect(rolesThatMay(graph, "kms:Decrypt", ENTRY, THROUGH_DYNAMO)).toEqual([]);
    for (const action of ["Encrypt", "ReEncryptFrom", "GenerateDataKey", "CreateGrant", "PutKeyPolicy"])
      expect(rolesThatMay(graph, `kms:${action}`, ENTRY, every)).toEqual([]);
  });

  it("have a private key that is nowhere in clear in what is kept of the stacks", () => {
    const text = JSON.stringify(graph);
    expect(text).not.toContain("PRIVATE KEY");
    expect(text).not.toContain(Buffer.from("-----BEGIN PRIVATE KEY").toString("base64").slice(0, -2));
    const { inputs } = resource(graph, "aws:kms/ciphertext:Ciphertext", "KeyedInputPrivateKey");
    expect(inputs).toEqual({ keyId: ENTRY, context: { purpose: "keyed-input" } });
  });

  it("have a key pair whose parts are named after one word, so that another makes all of them anew", () => {
    const isPart = ({ type, inputs }: Resource) =>
      /^tls:|kms\/ciphertext/.test(type) || String(inputs.templateBody).includes("AWS::Connect::SecurityKey");
    const parts = graph.resources.filter(isPart);
    expect(parts.map(({ name }) => name).sort()).toEqual([
      ...["KeyedInput", "KeyedInputCertificate", "KeyedInputKey", "KeyedInputPrivateKey"],
    ]);
  });

  /** The security key's id and the certificate that every block has in which a PIN may be keyed. */
  function inputEncryption() {
    const { content } = resource(graph, "aws:connect/contactFlow:ContactFlow", "EmergencyAuthentication").inputs;
    type Action = { Parameters: { InputEncryption?: { EncryptionKeyId: string; Key: string } } };
    const found = JSON.parse(content).Actions.flatMap(({ Parameters }: Action) => Parameters.InputEncryption ?? []);
    const [{ EncryptionKeyId: id, Key: certificate }] = found;
    for (const other of found) expect(other).toEqual({ EncryptionKeyId: id, Key: certificate });
    return { id, certificate };
  }
});

describe("the tables of the lines", () => {
  it("are decrypted by their functions through DynamoDB alone", () => {
    const ofLines = FLOW_FUNCTIONS.filter((name) => name !== "InstanceStates").map((name) => `${name}Role`);
    const through = rolesThatMay(graph, "kms:Decrypt", STORAGE, THROUGH_DYNAMO);
    expect(through).toEqual(expect.arrayContaining(ofLines));
    const otherwise = rolesThatMay(graph, "kms:Decrypt", STORAGE, ITS_PURPOSE);
    expect(otherwise.filter((name) => ofLines.includes(name))).toEqual([]);
  });
});

describe("emergencies", () => {
  it("are in a table that is encrypted with our key, can be restored, and forgets nothing", () => {
    const { inputs } = resource(graph, "aws:dynamodb/table:Table", "EmergenciesTable");
    expect(inputs).toMatchObject({
      ...{ hashKey: "board", rangeKey: "version" },
      attributes: [
        { name: "board", type: "S" },
        { name: "version", type: "N" },
      ],
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: STORAGE },
    });
    expect(inputs.ttl).toBeUndefined();
  });

  it("are added to by one function alone, and nobody changes or deletes what is written", () => {
    const { arn } = resource(graph, "aws:dynamodb/table:Table", "EmergenciesTable");
    const on = ofType(graph, "aws:iam/role:Role").flatMap((role) =>
      statementsOf(role)
        .filter(({ Resource }) => Resource.includes(arn))
        .map(({ Action }) => [role.name, ...Action]),
    );
    expect(on).toEqual([
      ["CheckEmergencyRole", "dynamodb:Query"],
      ["UpdateEmergencyRole", "dynamodb:Query", "dynamodb:PutItem"],
    ]);
  });
});

describe("the words that flows and functions share, which know nothing of one another", () => {
  it("are the same", () => {
    expect([inFlows.ALL, inFlows.NO_EMERGENCY]).toEqual([ALL, NO_EMERGENCY]);
  });
});

describe("alarms", () => {
  const topic = resource(graph, "aws:sns/topic:Topic", "AlertsTopic");
  const alarms = ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm").filter(({ inputs }) =>
    inputs.alarmActions.includes(topic.arn),
  );
  const tableOf = (name: string) => resource(graph, "aws:dynamodb/table:Table", `${name}Table`).id;

  it.each([
    ["WrongPinsAlarm", "VerifyPin", ["WrongPin", "PinLocked"], { threshold: 6, period: 900 }],
    ["WrongPinsOfADayAlarm", "VerifyPin", ["WrongPin", "PinLocked"], { threshold: 20, period: 86_400 }],
    ["PinsLimitedAlarm", "OneTimePin", ["PinLimited", "undelivered"], { threshold: 1, period: 3600 }],
  ])("%s counts what the log of %s says", (name, logs, codes, bounds) => {
    const { inputs } = resource(graph, "aws:cloudwatch/metricAlarm:MetricAlarm", name);
    expect(inputs).toMatchObject({
      ...bounds,
      ...{ statistic: "Sum", evaluationPeriods: 1, treatMissingData: "notBreaching" },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
    });
    const filter = resource(graph, "aws:cloudwatch/logMetricFilter:LogMetricFilter", inputs.metricName).inputs;
    expect(filter).toMatchObject({
      logGroupName: functionOf(logs).loggingConfig.logGroup,
      metricTransformation: { name: inputs.metricName, namespace: inputs.namespace, value: "1" },
    });
    expect(filter.pattern.match(/(?<=\$\.(code|outcome) = ")\w+/g)).toEqual(codes);
    expect(inputs.alarmDescription).toContain(filter.logGroupName);
  });

  it("say whom they hurt and what to do, in commands that name the deployed tables, with room for a longer stage", () => {
    for (const { inputs } of alarms) {
      expect(inputs.alarmDescription).toMatch(/ It hurts .* What to do: /);
      expect(inputs.alarmDescription.length).toBeLessThanOrEqual(1024 - 60);
      for (const [, command = ""] of inputs.alarmDescription.matchAll(/`([^`]+)`/g)) {
        const table = command.includes("npm run callers -- remove NUMBER ") ? "Callers" : "Emergencies";
        expect(command).toMatch(
          /^AWS_REGION=us-east-1 npm run (callers -- remove NUMBER|emergencies -- --history) --table /,
        );
        expect(command.split(" --table ")[1]).toBe(tableOf(table));
      }
    }
    const commands = alarms.map(({ inputs }) => inputs.alarmDescription.split("`").length);
    expect(commands).toEqual([3, 5, 5]);
  });

  it("tell a topic that is encrypted with our key, which CloudWatch may use in this account's name alone", () => {
    for (const { inputs } of alarms) expect(inputs.alarmActions).toEqual([topic.arn]);
    expect(topic.inputs.kmsMasterKeyId).toBe(STORAGE);
    const [root, ...others] = JSON.parse(keyOf("Key").inputs.policy).Statement;
    expect(root).toMatchObject({
      ...{ Effect: "Allow", Action: ["kms:*"], Resource: ["*"] },
      Principal: { AWS: [`arn:aws:iam::${graph.account}:root`] },
    });
    expect(others).toEqual([
      {
        Sid: expect.any(String),
        ...{ Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: ["*"] },
        Principal: { Service: ["cloudwatch.amazonaws.com"] },
        Condition: { StringEquals: { "aws:SourceAccount": [graph.account] } },
      },
    ]);
  });
});
