import { describe, expect, it } from "vitest";
import { type Graph, ofType, resource } from "../src/synth/graph.ts";
import { centreGraph, PLAIN } from "./centre.ts";
import { graphWith, readGraph } from "./desk.ts";

const connect = (kind: string) => `aws:connect/${kind[0]?.toLowerCase()}${kind.slice(1)}:${kind}`;
const idIn = ({ id }: { id: string }) => id.split(":")[1];
const one = (graph: Graph, kind: string, name: string) => resource(graph, connect(kind), name);

const claimed = (graph: Graph) => ofType(graph, connect("PhoneNumber"));

const centre = centreGraph();
const plain = graphWith(PLAIN);
const bare = graphWith({
  connect: { ...PLAIN.connect, identityManagement: "EXISTING_DIRECTORY" },
  contactCentre: {
    directoryId: "d-926abc1234",
    calls: { outbound: false },
    ...{ hours: [], queues: [], routingProfiles: [], securityProfiles: [] },
    storage: Object.fromEntries(
      ["callRecordings", "chatTranscripts", "scheduledReports"].map((kind) => [kind, { kept: false }]),
    ),
  },
  passwords: { offered: false },
});

describe("an instance that is created", () => {
  it("is what settings say, with the logs of flows on", () => {
    expect(one(centre(), "Instance", "Instance").inputs).toEqual({
      instanceAlias: "acme-front",
      identityManagementType: "CONNECT_MANAGED",
      inboundCallsEnabled: true,
      outboundCallsEnabled: true,
      contactFlowLogsEnabled: true,
    });
    expect(one(bare(), "Instance", "Instance").inputs).toEqual({
      directoryId: "d-926abc1234",
      identityManagementType: "EXISTING_DIRECTORY",
      inboundCallsEnabled: true,
      outboundCallsEnabled: false,
      contactFlowLogsEnabled: true,
    });
  });

  it("has the log of its flows before itself, for a month; not where only the directory knows the alias", () => {
    const log = resource(centre(), "aws:cloudwatch/logGroup:LogGroup", "FlowLogs");
    expect(log.inputs).toEqual({ name: "/aws/connect/acme-front", retentionInDays: 30 });
    expect(one(centre(), "Instance", "Instance").dependsOn).toContain(log.urn);
    expect(bare().resources.some(({ name }) => name === "FlowLogs")).toBe(false);
  });

  it("is the one that every part of the stacks is for", () => {
    const { id, arn, urn } = one(centre(), "Instance", "Instance");
    const inside = centre().resources.filter(({ type }) => /^aws:connect\/(?!instance:|phoneNumber:)/.test(type));
    expect(new Set(inside.map(({ inputs }) => inputs.instanceId))).toEqual(new Set([id]));
    expect(inside.filter(({ dependsOn }) => !dependsOn?.includes(urn)).map(({ name }) => name)).toEqual([]);
    const told = ofType(centre(), "aws:lambda/function:Function").flatMap(
      ({ inputs }) => inputs.environment?.variables?.INSTANCE_ID ?? [],
    );
    expect(new Set(told)).toEqual(new Set([id]));
    for (const name of ["KeyedInput", "UserAdministration", "ApprovedOrigins"]) {
      const stack = resource(centre(), "aws:cloudformation/stack:Stack", name);
      expect(stack.inputs.templateBody).toContain(`"InstanceId":"${arn}"`);
      expect(stack.dependsOn).toContain(urn);
    }
    expect(JSON.stringify(centre())).not.toContain("11111111-2222-4333-8444-555555555555");
  });
});

describe("what agents of a created instance work in", () => {
  it("are hours, over midnight and all day too, and a queue that keeps them", () => {
    const hours = one(centre(), "HoursOfOperation", "Hours-Day and Night");
    const clock = (hours: number, minutes = 0) => ({ hours, minutes });
    expect(hours.inputs).toMatchObject({
      name: "Day and Night",
      timeZone: "Australia/Sydney",
      configs: [
        { day: "MONDAY", startTime: clock(0), endTime: clock(0) },
        { day: "TUESDAY", startTime: clock(0), endTime: clock(0) },
        { day: "SATURDAY", startTime: clock(22, 30), endTime: clock(4, 15) },
      ],
    });
    expect(one(centre(), "Queue", "Queue-Billing").inputs).toMatchObject({
      ...{ name: "Billing", maxContacts: 25, hoursOfOperationId: idIn(hours) },
    });
    expect(one(centre(), "Queue", "Queue-Shipping").inputs).toMatchObject({ name: "Shipping", maxContacts: 10_000 });
  });

  it("are routing profiles by channel, priority and delay, the main line's queue among theirs", () => {
    const [billing, line] = ["Queue-Billing", "MainLineQueue"].map((name) => idIn(one(centre(), "Queue", name)));
    expect(one(centre(), "RoutingProfile", "RoutingProfile-Billing").inputs).toMatchObject({
      ...{ name: "Billing", description: "Bills", defaultOutboundQueueId: billing },
      mediaConcurrencies: [
        { channel: "VOICE", concurrency: 1 },
        { channel: "CHAT", concurrency: 3 },
      ],
      queueConfigs: [
        { queueId: billing, channel: "VOICE", priority: 1, delay: 0 },
        { queueId: billing, channel: "CHAT", priority: 2, delay: 30 },
        { queueId: line, channel: "CHAT", priority: 9, delay: 60 },
      ],
    });
    const front = one(centre(), "RoutingProfile", "RoutingProfile-Front Desk").inputs;
    expect(front.defaultOutboundQueueId).toBe(line);
  });

  it("are security profiles with their permissions", () => {
    expect(one(centre(), "SecurityProfile", "SecurityProfile-Biller").inputs).toMatchObject({
      ...{ name: "Biller", permissions: ["BasicAgentAccess", "TransferDestinations.View"] },
    });
  });

  it("are a hierarchy whose levels are there before its groups, and groups of one name apart", () => {
    const structure = one(centre(), "UserHierarchyStructure", "HierarchyLevels");
    expect(structure.inputs.hierarchyStructure).toEqual({
      ...{ levelOne: { name: "Department" }, levelTwo: { name: "Country" }, levelThree: { name: "Team" } },
    });
    const groups = ofType(centre(), connect("UserHierarchyGroup"));
    expect(groups.map(({ name }) => name)).toEqual([
      ...["Group-Field", "Group-Field/US", "Group-Office"],
      ...["Group-Office/US", "Group-Office/US/Eastern", "Group-Office/US/Western"],
    ]);
    for (const { name, inputs, dependsOn } of groups) {
      const [parent] = groups.filter((other) => other.name === name.split("/").slice(0, -1).join("/"));
      expect(inputs).toMatchObject({ name: name.split(/[-/]/).at(-1), ...(parent && { parentGroupId: idIn(parent) }) });
      expect(dependsOn).toContain(structure.urn);
    }
  });

  it("are the defaults' with an alias alone: a queue, and a profile for it and the main line", () => {
    const names = (kind: string) => ofType(plain(), connect(kind)).map(({ inputs }) => inputs.name);
    const ours = "frontdesk-test main line";
    expect(names("HoursOfOperation")).toEqual(["Office Hours", ours]);
    expect(names("Queue")).toEqual([ours, "Office"]);
    expect(names("RoutingProfile")).toEqual([ours, "Front Desk"]);
    expect(names("SecurityProfile")).toEqual(["Front Desk Agent"]);
    expect(ofType(plain(), connect("UserHierarchyStructure"))).toEqual([]);
  });
});

it("what is in a created instance goes with it: nobody can delete what an agent holds", () => {
  const { urn } = one(centre(), "Instance", "Instance");
  const inside = centre().resources.filter(({ type, inputs }) => type.startsWith("aws:connect/") && inputs.instanceId);
  const byThemselves = inside.filter(({ deletedWith }) => deletedWith !== urn).map(({ type }) => type);
  expect(new Set(byThemselves)).toEqual(new Set([connect("PhoneNumberContactFlowAssociation")]));
  expect(inside.length).toBeGreaterThan(30);
  expect(readGraph().resources.filter(({ deletedWith }) => deletedWith)).toEqual([]);
});

describe("what a created instance stores", () => {
  const KINDS = {
    CALL_RECORDINGS: "CallRecordings",
    CHAT_TRANSCRIPTS: "ChatTranscripts",
    SCHEDULED_REPORTS: "Reports",
  };

  it("goes into a bucket that is private, versioned and encrypted, under a key that is for nothing else", () => {
    const graph = centre();
    const { id: bucket } = resource(graph, "aws:s3/bucket:Bucket", "RecordingsBucket");
    const about = (type: string) => ofType(graph, type).find(({ inputs }) => inputs.bucket === bucket)?.inputs;
    const key = resource(graph, "aws:kms/key:Key", "RecordingsKey");
    expect(about("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")).toMatchObject({
      ...{ blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    });
    expect(about("aws:s3/bucketVersioning:BucketVersioning")?.versioningConfiguration.status).toBe("Enabled");
    const encryption = about("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
    expect(encryption?.rules[0].applyServerSideEncryptionByDefault).toEqual({
      ...{ sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn },
    });
    const stored = ofType(graph, connect("InstanceStorageConfig")).flatMap(
      ({ inputs: { resourceType, storageConfig } }) =>
        storageConfig.storageType === "S3" ? [[resourceType, storageConfig.s3Config]] : [],
    );
    expect(Object.fromEntries(stored)).toEqual(
      Object.fromEntries(
        Object.entries(KINDS).map(([kind, bucketPrefix]) => [
          kind,
          { bucketName: bucket, bucketPrefix, encryptionConfig: { encryptionType: "KMS", keyId: key.arn } },
        ]),
      ),
    );
    expect(key.inputs.enableKeyRotation).toBe(true);
    const users = ofType(graph, "aws:iam/role:Role").filter(({ inputs }) =>
      JSON.stringify(inputs.inlinePolicies ?? []).match(/RecordingsKey|recordingsbucket/i),
    );
    expect(users).toEqual([]);
  });

  it("is deleted in time, and what was deleted a week later", () => {
    const { rules } = resource(
      centre(),
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "RecordingsLifecycle",
    ).inputs;
    type Rule = { filter?: { prefix: string }; expiration?: { days: number }; noncurrentVersionExpiration?: object };
    const days = rules.flatMap(({ filter, expiration }: Rule) =>
      expiration ? [[filter?.prefix, expiration.days]] : [],
    );
    expect(Object.fromEntries(days)).toEqual({
      ...{ "CallRecordings/": 90, "Analysis/": 90, "ChatTranscripts/": 90, "Reports/": 90 },
    });
    expect(rules.at(-1)).toMatchObject({ status: "Enabled", noncurrentVersionExpiration: { noncurrentDays: 7 } });
  });

  it("is nothing, and has neither bucket nor key, where settings keep and stream nothing", () => {
    expect(ofType(bare(), connect("InstanceStorageConfig"))).toEqual([]);
    expect(bare().resources.filter(({ name }) => /^Recordings(Bucket|Key)$/.test(name))).toEqual([]);
    expect(ofType(plain(), "aws:kinesis/stream:Stream")).toEqual([]);
    expect(JSON.stringify(resource(plain(), "aws:kms/key:Key", "RecordingsKey").inputs)).not.toContain(
      "AWSServiceRole",
    );
  });

  it("is streamed under the same key, which the instance's own role may encrypt with and not read", () => {
    const key = resource(centre(), "aws:kms/key:Key", "RecordingsKey");
    const streams = ofType(centre(), "aws:kinesis/stream:Stream");
    expect(streams.map(({ name }) => name)).toEqual(["AgentEvents", "ContactRecords"]);
    for (const { inputs } of streams)
      expect(inputs).toMatchObject({ encryptionType: "KMS", kmsKeyId: key.arn, retentionPeriod: 48, shardCount: 1 });
    const streamed = ofType(centre(), connect("InstanceStorageConfig")).flatMap(
      ({ inputs: { resourceType, storageConfig } }) =>
        storageConfig.storageType === "KINESIS_STREAM"
          ? [[resourceType, storageConfig.kinesisStreamConfig.streamArn]]
          : [],
    );
    const [agents, contacts] = streams.map(({ arn }) => arn);
    expect(Object.fromEntries(streamed)).toEqual({ AGENT_EVENTS: agents, CONTACT_TRACE_RECORDS: contacts });
    const [root, role, ...others] = JSON.parse(key.inputs.policy).Statement;
    expect(root.Principal.AWS).toEqual([`arn:aws:iam::${centre().account}:root`]);
    expect(role).toMatchObject({
      Effect: "Allow",
      Action: ["kms:GenerateDataKey"],
      Principal: { AWS: [expect.stringMatching(/role\/aws-service-role\/connect\.amazonaws\.com\/AWSServiceRoleFor/)] },
    });
    expect(others).toEqual([]);
  });
});

describe("numbers that are claimed", () => {
  it("are one a claim, in their instance, and lead to their flows", () => {
    const { arn } = one(centre(), "Instance", "Instance");
    const [first, second, staff] = claimed(centre());
    expect([first, second, staff].map((number) => number?.inputs)).toMatchObject([
      { targetArn: arn, countryCode: "US", type: "TOLL_FREE" },
      { targetArn: arn, countryCode: "US", type: "TOLL_FREE" },
      { targetArn: arn, countryCode: "AU", type: "DID", prefix: "+612" },
    ]);
    expect(new Set(claimed(centre()).map(({ id }) => id)).size).toBe(3);
    const led = ofType(centre(), connect("PhoneNumberContactFlowAssociation")).map(({ inputs }) => [
      inputs.phoneNumberId,
      inputs.contactFlowId,
    ]);
    const [main, administration] = ["MainLine", "UserAdministration"].map((name) =>
      idIn(one(centre(), "ContactFlow", name)),
    );
    expect(Object.fromEntries(led)).toEqual({
      ...{ [String(first?.id)]: main, [String(second?.id)]: main, [String(staff?.id)]: administration },
    });
  });

  it("are claimed one after the other: two at once would be offered the same number", () => {
    const [first, second, staff] = claimed(centre());
    expect([second, staff].map((number) => number?.dependsOn)).toMatchObject([
      expect.arrayContaining([first?.urn]),
      expect.arrayContaining([second?.urn]),
    ]);
  });

  it("are told at the end of a deployment, with what they cost; without any there is nothing to tell", () => {
    expect(centre().outputs.claimed).toMatchObject({
      warning: expect.stringContaining("charges each of these telephone numbers by the day"),
      numbers: [/: main line$/, /: main line$/, /: user administration$/].map((each) => expect.stringMatching(each)),
    });
    expect(plain().outputs.claimed).toBeUndefined();
  });
});

describe("in production", () => {
  const kept = (graph: Graph) => graph.resources.filter(({ retainOnDelete }) => retainOnDelete).map(({ name }) => name);

  it("the instance, its log, recordings, their key and claimed numbers stay when they are taken out", () => {
    const numbers = claimed(centre()).map(({ name }) => name);
    expect(numbers).toHaveLength(3);
    const leading = numbers.map((name) => name.replace("Number-", "Leads-"));
    const staying = ["Instance", "FlowLogs", "RecordingsBucket", "RecordingsKey", ...numbers, ...leading];
    expect(kept(centre())).toEqual(expect.arrayContaining(staying));
    expect(kept(plain()).filter((name) => staying.includes(name))).toEqual([]);
  });

  it("nothing can replace the instance, as another alias would", () => {
    const isProtected = (graph: Graph) => graph.resources.flatMap(({ name, protect }) => (protect ? name : []));
    expect(isProtected(centre())).toEqual(["Instance"]);
    expect(isProtected(plain())).toEqual([]);
  });
});

it("an instance that is joined gets nothing of it, whatever settings say of a new one", () => {
  const graph = readGraph();
  for (const kind of ["Instance", "InstanceStorageConfig", "SecurityProfile", "UserHierarchyStructure", "PhoneNumber"])
    expect(ofType(graph, connect(kind))).toEqual([]);
  expect(
    graph.resources.filter(({ name }) => /^(Recordings(Bucket|Key)|FlowLogs|ApprovedOrigins)$/.test(name)),
  ).toEqual([]);
  expect(ofType(graph, connect("Queue")).map(({ name }) => name)).toEqual(["MainLineQueue"]);
});
