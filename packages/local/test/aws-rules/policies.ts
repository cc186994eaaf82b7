import { type Graph, ofType } from "../../src/synth/graph.ts";
import { each, first, KEY, ROLE, type Rules } from "./rule.ts";

type Principal = string | Record<string, string | string[]>;
type Statement = { Effect: string; Principal?: Principal; Condition?: Record<string, Record<string, string[]>> };
type Held = { of: string; statement: Statement };

/** What resources say themselves of who may use them: keys, buckets and topics have it in a member `policy`. */
function policiesOnResources({ resources }: Graph): Held[] {
  return resources.flatMap(({ type, name, inputs }) => {
    const text = type.startsWith("aws:") && type !== "aws:iam/rolePolicy:RolePolicy" ? inputs.policy : undefined;
    if (typeof text !== "string") return [];
    return JSON.parse(text).Statement.map((statement: Statement) => ({ of: name, statement }));
  });
}

const principalsOf = ({ Principal = "" }: Statement): string[] =>
  typeof Principal === "string" ? [Principal] : Object.values(Principal).flat();

const servicesOf = ({ Principal }: Statement) =>
  typeof Principal === "object" ? [Principal.Service ?? []].flat() : [];

/** Keys of conditions by which a service says in whose name it asks. */
const IN_WHOSE_NAME = /^aws:Source(Account|Arn|OrgID)$/;
const saysInWhoseName = ({ Condition = {} }: Statement) =>
  Object.values(Condition)
    .flatMap((keys) => Object.keys(keys))
    .some((key) => IN_WHOSE_NAME.test(key));

export const policies: Rules = {
  "let in nobody whom they do not name": {
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
    breaches: (graph) =>
      policiesOnResources(graph).flatMap(({ of, statement }) =>
        statement.Effect === "Allow" && principalsOf(statement).some((each) => each.includes("*"))
          ? [{ of, what: "lets in everybody" }]
          : [],
      ),
    spoil: (graph) => {
      const Statement = [{ Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:*", Resource: "*" }];
      first(graph, KEY).inputs.policy = JSON.stringify({ Statement });
    },
  },
  "let services in for this account alone": {
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    breaches: (graph) =>
      policiesOnResources(graph).flatMap(({ of, statement }) =>
        servicesOf(statement).length > 0 && !saysInWhoseName(statement)
          ? [{ of, what: `lets in ${servicesOf(statement)} for any account` }]
          : [],
      ),
    spoil: (graph) => {
      const Statement = [
        { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "kms:*", Resource: "*" },
      ];
      first(graph, KEY).inputs.policy = JSON.stringify({ Statement });
    },
  },
  "have 10,240 characters a role at most, and 2,048 of whom it trusts": {
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    breaches: each(ROLE, ({ inputs }) => {
      const inline = (inputs.inlinePolicies ?? []).map(({ policy }: { policy: string }) => policy).join("");
      const trust =
        typeof inputs.assumeRolePolicy === "string" ? inputs.assumeRolePolicy : JSON.stringify(inputs.assumeRolePolicy);
      if (inline.length > 10_240) return `has ${inline.length} characters`;
      return trust.length > 2048 && `trusts in ${trust.length} characters`;
    }),
    spoil: (graph) => {
      first(graph, ROLE).inputs.inlinePolicies = [{ policy: "x".repeat(10_241) }];
    },
  },
  "are roles' own, so that each is seen where its role is": {
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    breaches: (graph) =>
      ["rolePolicy:RolePolicy", "policy:Policy", "rolePolicyAttachment:RolePolicyAttachment", "user:User"].flatMap(
        (leaf) =>
          ofType(graph, `aws:iam/${leaf}`).map(({ name }) => ({ of: name, what: `is a ${leaf.split(":")[1]}` })),
      ),
    spoil: ({ resources }) => {
      resources.push({ type: "aws:iam/user:User", name: "User", inputs: {}, id: "", arn: "", urn: "" });
    },
  },
};
