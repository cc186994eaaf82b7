import { createPublicKey, X509Certificate } from "node:crypto";
import { lint } from "@frontdesk/flows/lint/lint.ts";
import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { ofType, type Resource, resource } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";

const graph = readGraph();
const queue = (name: string) => resource(graph, "aws:sqs/queue:Queue", name).inputs;
const functions = ofType(graph, "aws:lambda/function:Function");
type Conditions = Record<string, Record<string, string[]>>;
type Statement = { Effect: string; Action: string[]; Resource: string[]; Condition?: Conditions };
const statementsOf = ({ inputs }: Resource): Statement[] =>
  inputs.inlinePolicies.flatMap(({ policy }: { policy: string }) => JSON.parse(policy).Statement);

const FLOW_FUNCTIONS = [
  ...["CheckEmergency", "ChooseInstance", "IdentifyCaller", "InstanceStates", "OfferInstances"],
  ...["OneTimePin", "SwitchInstance", "UpdateEmergency", "VerifyPin"],
];
const roleOf = (name: string) => resource(graph, "aws:iam/role:Role", `${name}Role`);
/** Which functions of flows may do an action. */
const whoMay = (action: string) =>
  FLOW_FUNCTIONS.filter((name) =>
    statementsOf(roleOf(name)).some(({ Effect, Action }) => Effect === "Allow" && Action.includes(action)),
  );

describe("the bucket", () => {
  const about = (type: string) => ofType(graph, type).map(({ inputs }) => inputs);

  it("is private, versioned and encrypted with our key", () => {
    const [access] = about("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    expect(access).toMatchObject({ blockPublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true });
    const [versioning] = about("aws:s3/bucketVersioning:BucketVersioning");
    expect(versioning?.versioningConfiguration.status).toBe("Enabled");
    const [encryption] = about(
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    );
    expect(encryption?.rules[0].applyServerSideEncryptionByDefault).toEqual({
      sseAlgorithm: "aws:kms",
      kmsMasterKeyId: resource(graph, "aws:kms/key:Key", "Key").arn,
    });
    expect(about("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration")).toEqual([]);
  });

  it("forgets files that may hold passwords or addresses, and old versions", () => {
    const [lifecycle] = about("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    const days = settings.agents.keepDays;
    expect(lifecycle?.rules).toEqual([
      ...["failed/", "processed/", "held/", "export/", "reports/"].map((prefix) =>
        expect.objectContaining({ filter: { prefix }, expiration: { days } }),
      ),
      expect.objectContaining({ filter: { prefix: "" }, noncurrentVersionExpiration: { noncurrentDays: days } }),
    ]);
  });

  it("tells the intake of what is dropped into its folders, and of nothing else", () => {
    const [notification] = about("aws:s3/bucketNotification:BucketNotification");
    const intake = resource(graph, "aws:lambda/function:Function", "IntakeFunction").arn;
    expect(notification?.lambdaFunctions).toEqual(
      ["create/", "update/", "remove/", "plan/", "approved/"].map((filterPrefix) =>
        expect.objectContaining({ filterPrefix, lambdaFunctionArn: intake, events: ["s3:ObjectCreated:*"] }),
      ),
    );
  });
});

describe("the queues", () => {
  it("try a row as often as settings say, then move it to the dead letters", () => {
    expect(JSON.parse(queue("RowsQueue").redrivePolicy)).toEqual({
      deadLetterTargetArn: resource(graph, "aws:sqs/queue:Queue", "DeadLettersQueue").arn,
      maxReceiveCount: 3, // as global-setup.ts asks for
    });
  });

  it("are encrypted with our key, and keep dead letters for longer than rows", () => {
    const key = resource(graph, "aws:kms/key:Key", "Key").arn;
    expect([queue("RowsQueue").kmsMasterKeyId, queue("DeadLettersQueue").kmsMasterKeyId]).toEqual([key, key]);
    expect(queue("DeadLettersQueue").messageRetentionSeconds).toBeGreaterThan(
      queue("RowsQueue").messageRetentionSeconds,
    );
  });

  it("hide a message for six times as long as its function may run, as AWS asks for", () => {
    const mappings = ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping");
    expect(mappings).toHaveLength(2);
    for (const { inputs } of mappings) {
      const target = functions.find(({ arn }) => arn === inputs.functionName);
      const source = ofType(graph, "aws:sqs/queue:Queue").find(({ arn }) => arn === inputs.eventSourceArn);
      expect(source?.inputs.visibilityTimeoutSeconds).toBeGreaterThanOrEqual(6 * Number(target?.inputs.timeout));
      expect(inputs.functionResponseTypes).toEqual(["ReportBatchItemFailures"]);
      expect(inputs.batchSize).toBe(10);
    }
  });

  it("let as many consumers run at once as settings say", () => {
    const rows = resource(graph, "aws:sqs/queue:Queue", "RowsQueue").arn;
    const mapping = ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").find(
      ({ inputs }) => inputs.eventSourceArn === rows,
    );
    expect(mapping?.inputs.scalingConfig).toEqual({ maximumConcurrency: settings.agents.consumers });
    const atOnce = ["ConsumerFunction", "BuryFunction"].map(
      (name) => resource(graph, "aws:lambda/function:Function", name).inputs.environment?.variables?.ROWS_AT_ONCE,
    );
    expect(atOnce).toEqual(["10", "10"]);
  });

  it("may be fed by their own consumers: Lambda would stop a postponed row after 16 rounds", () => {
    const configs = ofType(graph, "aws:lambda/functionRecursionConfig:FunctionRecursionConfig");
    const names = ["ConsumerFunction", "ExportFunction", "IntakeFunction"].map((name) =>
      functions.find((each) => each.name === name),
    );
    expect(configs.map(({ inputs }) => inputs)).toEqual(
      names.map((each) => ({ functionName: each?.inputs.name, recursiveLoop: "Allow" })),
    );
  });
});

describe("the functions", () => {
  it("are bundled, run on Node 24 and log as JSON for a month", () => {
    const ofAgents = ["Bury", "Consumer", "Export", "Finish", "Intake", "Sweep"];
    expect(graph.builds.map(({ functionID }) => functionID).sort()).toEqual([...ofAgents, ...FLOW_FUNCTIONS].sort());
    expect(graph.builds.flatMap(({ errors }) => errors)).toEqual([]);
    for (const { inputs } of functions) {
      expect(inputs).toMatchObject({ runtime: "nodejs24.x", loggingConfig: { logFormat: "JSON" } });
    }
    for (const { inputs } of ofType(graph, "aws:cloudwatch/logGroup:LogGroup")) expect(inputs.retentionInDays).toBe(30);
  });

  it("have roles that Lambda alone may take, and the sweep's schedule one that the scheduler alone may", () => {
    for (const { name, inputs } of ofType(graph, "aws:iam/role:Role")) {
      const policy =
        typeof inputs.assumeRolePolicy === "string" ? JSON.parse(inputs.assumeRolePolicy) : inputs.assumeRolePolicy;
      expect(policy.Statement.map((statement: { Principal: object }) => statement.Principal)).toEqual([
        { Service: name === "SweepNowRole" ? "scheduler.amazonaws.com" : "lambda.amazonaws.com" },
      ]);
    }
  });

  it("may do named actions on named resources only", () => {
    for (const role of ofType(graph, "aws:iam/role:Role")) {
      for (const { Action, Resource } of statementsOf(role)) {
        expect(Action.filter((action) => action.includes("*"))).toEqual([]);
        // EC2 knows no resources of DescribeInstances, and neither phones nor their carriers are resources.
        const isOfNone = ["ec2:DescribeInstances", "sms-voice:CarrierLookup", "sns:Publish"].includes(Action.join());
        if (!isOfNone) expect(Resource.filter((arn) => arn === "*")).toEqual([]);
      }
    }
  });

  it("have an environment of no more than the 4 KB that Lambda takes", () => {
    for (const { inputs } of functions) {
      expect(Buffer.byteLength(JSON.stringify(inputs.environment?.variables ?? {}))).toBeLessThan(4096);
    }
  });
});

describe("the sweep", () => {
  it("comes every five minutes, and is done before the next comes", () => {
    const { inputs } = resource(graph, "aws:scheduler/schedule:Schedule", "SweepNowSchedule");
    const sweep = functions.find(({ arn }) => arn === inputs.target.arn);
    expect(inputs.scheduleExpression).toBe("rate(5 minutes)");
    expect(sweep?.inputs.timeout).toBe(300);
  });
});

describe("the ledger", () => {
  it("is encrypted with our key, can be restored, and forgets by itself", () => {
    expect(resource(graph, "aws:dynamodb/table:Table", "LedgerTable").inputs).toMatchObject({
      billingMode: "PAY_PER_REQUEST",
      serverSideEncryption: { enabled: true, kmsKeyArn: resource(graph, "aws:kms/key:Key", "Key").arn },
      pointInTimeRecovery: { enabled: true },
      ttl: { attributeName: "expiresAt", enabled: true },
    });
  });
});

describe("the functions of flows", () => {
  const instance = `arn:aws:connect:${graph.region}:${graph.account}:instance/${settings.connect.instanceId}`;

  it("may be invoked by the instance alone, which they are associated with", () => {
    const permissions = ofType(graph, "aws:lambda/permission:Permission").map(({ inputs }) => inputs);
    const associated = ofType(graph, "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation");
    for (const name of FLOW_FUNCTIONS) {
      const { arn } = resource(graph, "aws:lambda/function:Function", `${name}Function`);
      const own = { action: "lambda:InvokeFunction", principal: "connect.amazonaws.com", sourceAccount: graph.account };
      expect(permissions.filter((each) => each.function === arn)).toEqual([
        { ...own, function: arn, sourceArn: instance },
      ]);
      expect(associated.map(({ inputs }) => inputs.functionArn)).toContain(arn);
    }
    expect(associated).toHaveLength(FLOW_FUNCTIONS.length);
  });

  it("end before Connect gives up waiting for them", () => {
    for (const name of FLOW_FUNCTIONS) {
      expect(resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs.timeout).toBeLessThan(8);
    }
  });

  it("start and stop instances that carry the tag, and no others; one function alone may", () => {
    const may = (name: string) =>
      statementsOf(roleOf(name)).filter(({ Action }) => Action.some((action) => /^ec2:(Start|Stop)/.test(action)));
    expect(FLOW_FUNCTIONS.filter((name) => may(name).length)).toEqual(["SwitchInstance"]);
    const { key, value } = settings.mainLine.operable;
    expect(may("SwitchInstance")).toMatchObject([
      {
        Resource: [`arn:aws:ec2:${graph.region}:${graph.account}:instance/*`],
        Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: [value] } },
      },
    ]);
  });
});

describe("the contact flows", () => {
  const flows = ofType(graph, "aws:connect/contactFlow:ContactFlow").map(({ inputs }) => inputs);

  it("are such as Connect takes, with nothing that would surprise", () => {
    expect(flows.map(({ name }) => name)).toEqual([
      ...["frontdesk-test Emergency_Authentication", "frontdesk-test Emergency_Demo"],
      ...["frontdesk-test Emergency_Update", "frontdesk-test main line"],
    ]);
    for (const { content } of flows) expect(lint(content)).toEqual([]);
  });

  it("have their logs on from the first step", () => {
    for (const { content } of flows) {
      const { StartAction, Actions } = JSON.parse(content);
      const first = Actions.find(({ Identifier }: { Identifier: string }) => Identifier === StartAction);
      expect(first).toMatchObject({
        Type: "UpdateFlowLoggingBehavior",
        Parameters: { FlowLoggingBehavior: "Enabled" },
      });
    }
  });
});

describe("the people who answer", () => {
  it("have a queue with hours and a bound, and a profile that serves it", () => {
    const one = (kind: string, name: string) => resource(graph, `aws:connect/${kind}`, name);
    const hours = one("hoursOfOperation:HoursOfOperation", "MainLineHours");
    const queue = one("queue:Queue", "MainLineQueue");
    const idOf = ({ id }: Resource) => id.split(":")[1];
    expect(hours.inputs).toMatchObject({ timeZone: settings.mainLine.hours.timeZone });
    expect(hours.inputs.configs).toHaveLength(settings.mainLine.hours.days.length);
    expect(queue.inputs).toMatchObject({
      hoursOfOperationId: idOf(hours),
      maxContacts: settings.mainLine.mostWaiting,
    });
    expect(one("routingProfile:RoutingProfile", "MainLineProfile").inputs.queueConfigs).toMatchObject([
      { channel: "VOICE", queueId: idOf(queue) },
    ]);
  });
});

describe("the callers' table", () => {
  it("is encrypted with our key, and can be restored", () => {
    expect(resource(graph, "aws:dynamodb/table:Table", "CallersTable").inputs).toMatchObject({
      hashKey: "phonenumber",
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: resource(graph, "aws:kms/key:Key", "Key").arn },
    });
  });
});

describe("one-time PINs", () => {
  const pinKey = resource(graph, "aws:kms/key:Key", "PinKey");
  const functionOf = (name: string) => resource(graph, "aws:lambda/function:Function", `${name}Function`).inputs;

  it("are in a table that is encrypted with our key, and forgotten, by its copies as well", () => {
    expect(resource(graph, "aws:dynamodb/table:Table", "PinsTable").inputs).toMatchObject({
      hashKey: "pk",
      pointInTimeRecovery: { enabled: false },
      serverSideEncryption: { enabled: true, kmsKeyArn: resource(graph, "aws:kms/key:Key", "Key").arn },
      ttl: { attributeName: "expiresAt", enabled: true },
    });
  });

  it("are kept as what a key of KMS makes of them, which those who send and verify them alone may use", () => {
    expect(pinKey.inputs).toMatchObject({ customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" });
    expect(whoMay("kms:GenerateMac")).toEqual(["OneTimePin", "VerifyPin"]);
    for (const name of ["OneTimePin", "VerifyPin"]) {
      const mac = statementsOf(roleOf(name)).filter(({ Action }) => Action.includes("kms:GenerateMac"));
      expect(mac).toEqual([{ Effect: "Allow", Action: ["kms:GenerateMac"], Resource: [pinKey.arn] }]);
      expect(functionOf(name).environment.variables.PIN_KEY).toBe(pinKey.arn);
    }
  });

  it("are sent to phones by one function alone, which publishes to no topic", () => {
    expect(whoMay("sns:Publish")).toEqual(["OneTimePin"]);
    expect(whoMay("sms-voice:CarrierLookup")).toEqual(["OneTimePin"]);
    const publishes = statementsOf(roleOf("OneTimePin")).filter(({ Action }) => Action.includes("sns:Publish"));
    expect(publishes).toEqual([
      { Effect: "Allow", Action: ["sns:Publish"], Resource: ["*"] },
      { Effect: "Deny", Action: ["sns:Publish"], Resource: ["arn:aws:sns:*:*:*"] },
    ]);
  });

  it("are keyed under a key of the instance, whose certificate is the flow's", () => {
    const [id, certificate] = inputEncryption();
    const stack = resource(graph, "aws:cloudformation/stack:Stack", "KeyedInput").inputs;
    const { Type, Properties } = JSON.parse(stack.templateBody).Resources.SecurityKey;
    expect(Type).toBe("AWS::Connect::SecurityKey");
    expect(Properties.InstanceId).toMatch(new RegExp(`:instance/${settings.connect.instanceId}$`));
    expect(functionOf("VerifyPin").environment.variables.SECURITY_KEY).toBe(id);
    const x509 = new X509Certificate(certificate);
    expect(x509.verify(createPublicKey(Properties.Key))).toBe(true);
    expect(x509.validToDate.getFullYear() - x509.validFromDate.getFullYear()).toBeGreaterThanOrEqual(9);
  });

  it("are read with a private key that one function alone has, encrypted for this purpose, and no other function", () => {
    const haveIt = functions.filter(({ inputs }) => inputs.environment?.variables?.ENTRY_KEY);
    expect(haveIt.map(({ name }) => name)).toEqual(["VerifyPinFunction"]);
    const decrypts = statementsOf(roleOf("VerifyPin")).filter(({ Action }) => Action.includes("kms:Decrypt"));
    const own = { Effect: "Allow", Action: ["kms:Decrypt"], Resource: [resource(graph, "aws:kms/key:Key", "Key").arn] };
    expect(decrypts).toEqual([
      { ...own, Condition: { StringEquals: { "kms:ViaService": [`dynamodb.${graph.region}.amazonaws.com`] } } },
      { ...own, Condition: { StringEquals: { "kms:EncryptionContext:purpose": ["keyed-input"] } } },
    ]);
    const texts = JSON.stringify(functions.map(({ inputs }) => inputs));
    expect(texts).not.toContain("PRIVATE KEY");
  });

  /** The id of the security key and the certificate that the one block has which collects the PIN. */
  function inputEncryption(): [string, string] {
    const { content } = resource(graph, "aws:connect/contactFlow:ContactFlow", "EmergencyAuthentication").inputs;
    type Action = { Parameters: { InputEncryption?: { EncryptionKeyId: string; Key: string } } };
    const found = JSON.parse(content).Actions.flatMap(({ Parameters }: Action) => Parameters.InputEncryption ?? []);
    expect(found).toHaveLength(1);
    return [found[0].EncryptionKeyId, found[0].Key];
  }
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
      serverSideEncryption: { enabled: true, kmsKeyArn: resource(graph, "aws:kms/key:Key", "Key").arn },
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

describe("the alarm on wrong PINs", () => {
  const alarm = resource(graph, "aws:cloudwatch/metricAlarm:MetricAlarm", "WrongPinsAlarm").inputs;
  const filter = resource(graph, "aws:cloudwatch/logMetricFilter:LogMetricFilter", "WrongPins").inputs;

  it("counts what the log of who verifies them says, and says whom it hurts and what to do", () => {
    const verify = resource(graph, "aws:lambda/function:Function", "VerifyPinFunction").inputs;
    expect(filter).toMatchObject({
      logGroupName: verify.loggingConfig.logGroup,
      pattern: expect.stringContaining('$.code = "WrongPin"'),
      metricTransformation: { name: alarm.metricName, namespace: alarm.namespace, value: "1" },
    });
    expect(alarm).toMatchObject({
      ...{ statistic: "Sum", period: 900, evaluationPeriods: 1, threshold: 6, treatMissingData: "notBreaching" },
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      alarmDescription: expect.stringMatching(/It hurts .* What to do: /),
    });
    expect(alarm.alarmDescription.length).toBeLessThanOrEqual(1024);
  });

  it("tells a topic that is encrypted with our key, which CloudWatch may use in this account's name alone", () => {
    const key = resource(graph, "aws:kms/key:Key", "Key");
    const topic = resource(graph, "aws:sns/topic:Topic", "AlertsTopic");
    expect(alarm.alarmActions).toEqual([topic.arn]);
    expect(topic.inputs.kmsMasterKeyId).toBe(key.arn);
    const [root, ...others] = JSON.parse(key.inputs.policy).Statement;
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
