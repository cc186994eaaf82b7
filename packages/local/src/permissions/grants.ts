import { type Graph, ofType, type Resource } from "../synth/graph.ts";
import { anywhere, logicalName } from "./logical-name.ts";

export type Conditions = Record<string, Record<string, string | string[]>>;
export type Grant = {
  effect: "Allow" | "Deny";
  actions: string[];
  /** By logical names, e.g. `FilesBucket/failed/*`. */
  resources: string[];
  /** Each as a sentence would have it, e.g. `kms:ViaService is dynamodb.REGION.amazonaws.com`. */
  conditions: string[];
};
export type Trust = { services: string[]; others: string[]; conditions: string[] };
export type Role = { name: string; trust: Trust[]; grants: Grant[]; managed: string[] };

type Statement = {
  Effect: "Allow" | "Deny";
  Action: string | string[];
  Resource?: string | string[];
  Principal?: string | Record<string, string | string[]>;
  Condition?: Conditions;
};
const readPolicy = (policy: string | { Statement: Statement[] }): Statement[] =>
  (typeof policy === "string" ? JSON.parse(policy) : policy).Statement;

/** Every role of the stacks, in the alphabet's order, with all that it may do and who may take it on. */
export const rolesOf = (graph: Graph): Role[] =>
  ofType(graph, "aws:iam/role:Role")
    .map(({ name, inputs }) => ({ name: name.replace(/Role$/, ""), inputs }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, inputs }) => ({
      name,
      trust: readPolicy(inputs.assumeRolePolicy).map(({ Principal = {}, Condition }) => {
        const { Service = [], ...others } = typeof Principal === "string" ? { AWS: Principal } : Principal;
        return {
          services: [Service].flat(),
          others: Object.values(others).flat(),
          conditions: conditionsOf(Condition, graph),
        };
      }),
      grants: (inputs.inlinePolicies ?? [])
        .flatMap(({ policy }: { policy: string }) => readPolicy(policy))
        .map((statement: Statement) => grantOf(statement, graph)),
      managed: inputs.managedPolicyArns ?? [],
    }));

export type Opening = { of: string; who: string[]; actions: string[]; conditions: string[]; effect: "Allow" | "Deny" };

/** Whom resources let in themselves: functions, and whatever has a policy of its own. */
export const openingsOf = (graph: Graph): Opening[] =>
  graph.resources.flatMap((resource) => [...invoked(resource, graph), ...byPolicy(resource, graph)]);

function invoked({ type, inputs }: Resource, graph: Graph): Opening[] {
  if (type !== "aws:lambda/permission:Permission") return [];
  const conditions = [
    `aws:SourceAccount is ${anywhere(inputs.sourceAccount ?? "any", graph)}`,
    `aws:SourceArn is ${logicalName(inputs.sourceArn ?? "any", graph)}`,
  ];
  return [
    {
      ...{ of: logicalName(inputs.function, graph), who: [inputs.principal], actions: [inputs.action] },
      ...{ conditions, effect: "Allow" },
    },
  ];
}

function byPolicy({ type, name, inputs }: Resource, graph: Graph): Opening[] {
  if (!type.startsWith("aws:") || typeof inputs.policy !== "string") return [];
  return readPolicy(inputs.policy).map(({ Effect, Action, Principal = {}, Condition }) => ({
    of: name,
    who: (typeof Principal === "string" ? [Principal] : Object.values(Principal).flat()).map((each) =>
      anywhere(each, graph),
    ),
    actions: [Action].flat(),
    conditions: conditionsOf(Condition, graph),
    effect: Effect,
  }));
}

const grantOf = ({ Effect, Action, Resource = [], Condition }: Statement, graph: Graph): Grant => ({
  effect: Effect,
  actions: [Action].flat(),
  resources: [Resource].flat().map((arn) => logicalName(arn, graph)),
  conditions: conditionsOf(Condition, graph),
});

const SAID: Record<string, string> = {
  StringEquals: "is",
  StringEqualsIfExists: "is, where it is said,",
  ArnLike: "is like",
  Bool: "is",
};

const conditionsOf = (condition: Conditions = {}, graph: Graph) =>
  Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(
      ([key, values]) => `${key} ${SAID[operator] ?? operator} ${anywhere([values].flat().join(" or "), graph)}`,
    ),
  );
