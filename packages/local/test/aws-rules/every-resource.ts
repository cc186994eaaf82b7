import type { Graph, Resource } from "../../src/synth/graph.ts";
import { KINDS } from "./kinds.ts";
import { type Breach, first, LOG_GROUP, QUEUE, type Rules } from "./rule.ts";

/** Pulumi's own names: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming */
const madeOf = (logical: string) => `${logical}-1234567`;

const ofEach =
  (judge: (resource: Resource, graph: Graph) => string | false | undefined) =>
  (graph: Graph): Breach[] =>
    graph.resources
      .filter(({ type }) => type.startsWith("aws:"))
      .flatMap((resource) => {
        const what = judge(resource, graph);
        return what ? [{ of: resource.name, what }] : [];
      });

export const everyResource: Rules = {
  "is of a type whose rules are known here": {
    source: "kinds.ts: look its limits up, and say there what it keeps",
    breaches: ofEach(({ type }) => !(type in KINDS) && `is a ${type}`),
    spoil: (graph) => {
      first(graph, QUEUE).type = "aws:else/thing:Thing";
    },
  },
  "has a name that AWS takes": {
    source: "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
    breaches: ofEach(({ type, name: logical, inputs }) => {
      const [member, most, pattern] = KINDS[type]?.name ?? [];
      if (!member || !most) return undefined;
      const name: string = inputs[member] ?? madeOf(logical);
      return (name.length > most && `${name} has ${name.length} of ${most}`) || (!pattern?.test(name) && `is ${name}`);
    }),
    spoil: (graph) => {
      first(graph, QUEUE).inputs.name = "x".repeat(81);
    },
  },
  "has a description as long as AWS takes": {
    source: "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
    breaches: ofEach(({ type, inputs }) => {
      const [member, most = 0] = KINDS[type]?.description ?? [];
      const length = member ? (inputs[member] ?? "").length : 0;
      return length > most && `has ${length} characters of ${most}`;
    }),
    spoil: (graph) => {
      first(graph, "aws:kms/key:Key").inputs.description = "x".repeat(8193);
    },
  },
  "encrypts what it keeps under a key of these stacks": {
    source: "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/protecting-data-at-rest.html",
    breaches: ofEach((resource, graph) => {
      const { keeps } = KINDS[resource.type] ?? {};
      if (!keeps) return undefined;
      const key = keeps(resource, graph);
      const isOurs =
        key === "the stream's" ||
        graph.resources.some(({ type, arn, id }) => type === "aws:kms/key:Key" && [arn, id].includes(String(key)));
      return !isOurs && `is encrypted under ${key || "no key of ours"}`;
    }),
    spoil: (graph) => {
      first(graph, QUEUE).inputs.kmsMasterKeyId = "alias/aws/sqs";
    },
  },
  "shares its name with no other of its type": {
    source: "https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html",
    breaches: ofEach(({ type, name: logical, inputs }, graph) => {
      const [member] = KINDS[type]?.name ?? [];
      const name = member && inputs[member];
      const twin =
        name &&
        graph.resources.find((each) => each.type === type && each.name !== logical && each.inputs[member] === name);
      return twin && `is called ${name}, as is ${twin.name}`;
    }),
    spoil: (graph) => {
      for (const { type, inputs } of graph.resources) if (type === LOG_GROUP) inputs.name = "/aws/lambda/one";
    },
  },
};
