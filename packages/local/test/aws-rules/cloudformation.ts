import { readTemplate } from "../../src/synth/cloudformation/template.ts";
import { each, first, type Rules, STACK } from "./rule.ts";

const QUOTAS = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html";

/** Types whose resources these stacks may be of: another has rules that nobody has looked up yet. */
const TYPES = [
  ...["AWS::Connect::IntegrationAssociation", "AWS::Connect::SecurityKey", "AWS::Connect::TestCase"],
  ...["AWS::Connect::ApprovedOrigin"],
  ...["AWS::Lex::Bot", "AWS::Lex::BotAlias", "AWS::Lex::BotVersion"],
];

export const cloudformation: Rules = {
  "have a template of 51,200 bytes at most": {
    source: QUOTAS,
    breaches: each(STACK, ({ inputs }) => {
      const bytes = Buffer.byteLength(String(inputs.templateBody));
      return bytes > 51_200 && `has ${bytes}`;
    }),
    spoil: (graph) => {
      first(graph, STACK).inputs.templateBody = first(graph, STACK).inputs.templateBody.padEnd(51_201);
    },
  },
  "are deleted where they cannot be created: a stack that is rolled back can only be deleted": {
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html",
    breaches: each(STACK, ({ inputs }) => inputs.onFailure !== "DELETE" && `has onFailure ${inputs.onFailure}`),
    spoil: (graph) => {
      first(graph, STACK).inputs.onFailure = "ROLLBACK";
    },
  },
  "stand for what the provider does not know, of types whose rules are known": {
    source: QUOTAS,
    breaches: each(STACK, ({ name, inputs }) => {
      const { Resources } = readTemplate({ name, templateBody: inputs.templateBody });
      const other = Object.values(Resources).find(({ Type }) => !TYPES.includes(Type));
      return other && `has ${other.Type}`;
    }),
    spoil: (graph) => {
      first(graph, STACK).inputs.templateBody = '{"Resources":{"Bucket":{"Type":"AWS::S3::Bucket"}}}';
    },
  },
};
