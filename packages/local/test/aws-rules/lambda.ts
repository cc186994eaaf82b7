import { type Graph, ofType, type Resource } from "../../src/synth/graph.ts";
import { each, FUNCTION, first, outside, PERMISSION, type Rules } from "./rule.ts";

const LIMITS = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html";
const VARIABLES = "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html";
const DEPUTIES = "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html";

/** Those which Lambda sets itself, and those which it would read: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED =
  /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|ACCESS_KEY(_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN)|AWS_LAMBDA_(FUNCTION_NAME|FUNCTION_MEMORY_SIZE|FUNCTION_VERSION|INITIALIZATION_TYPE|LOG_GROUP_NAME|LOG_STREAM_NAME|RUNTIME_API)|LAMBDA_(TASK_ROOT|RUNTIME_DIR))$/;

const variablesOf = ({ inputs }: Resource): Record<string, string> => inputs.environment?.variables ?? {};
const spoilVariables = (graph: Graph, variables: Record<string, string>) => {
  first(graph, FUNCTION).inputs.environment = { variables };
};

export const lambda: Rules = {
  "run for 15 minutes at most, in memory and on a disk that Lambda has": {
    source: LIMITS,
    breaches: each(
      FUNCTION,
      ({ inputs }) =>
        outside("timeout", inputs.timeout ?? 3, 1, 900) ||
        outside("memory", inputs.memorySize ?? 128, 128, 10_240) ||
        outside("disk", inputs.ephemeralStorage?.size, 512, 10_240),
    ),
    spoil: (graph) => {
      first(graph, FUNCTION).inputs.timeout = 901;
    },
  },
  "run on a Node that Lambda keeps up to date": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    breaches: each(FUNCTION, ({ inputs }) => inputs.runtime !== "nodejs24.x" && `runs on ${inputs.runtime}`),
    spoil: (graph) => {
      first(graph, FUNCTION).inputs.runtime = "nodejs18.x";
    },
  },
  "have an environment of 4 KB at most": {
    source: LIMITS,
    breaches: each(FUNCTION, (one) => {
      const bytes = Buffer.byteLength(JSON.stringify(variablesOf(one)));
      return bytes > 4096 && `has ${bytes} bytes`;
    }),
    spoil: (graph) => spoilVariables(graph, { LONG: "x".repeat(4096) }),
  },
  "name no variable as Lambda does, nor as it cannot": {
    source: VARIABLES,
    breaches: each(FUNCTION, (one) => {
      const wrong = Object.keys(variablesOf(one)).filter((name) => RESERVED.test(name) || !/^[A-Za-z]\w+$/.test(name));
      return wrong.length > 0 && `has ${wrong.join(", ")}`;
    }),
    spoil: (graph) => spoilVariables(graph, { AWS_REGION: "us-east-1" }),
  },
  "have no address on the internet": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    breaches: each("aws:lambda/functionUrl:FunctionUrl", () => "is a function URL"),
    spoil: ({ resources }) => {
      const type = "aws:lambda/functionUrl:FunctionUrl";
      resources.push({ type, name: "Url", inputs: {}, id: "", arn: "", urn: "" });
    },
  },
  "are invoked by services for this account and one source alone": {
    source: DEPUTIES,
    breaches: each(PERMISSION, ({ inputs }, graph) => {
      if (!/^[\w-]+\.amazonaws\.com$/.test(inputs.principal)) return `lets in ${inputs.principal}`;
      const { sourceArn = "", sourceAccount } = inputs;
      if (sourceAccount !== graph.account) return `lets in the account ${sourceAccount}`;
      return (!sourceArn || sourceArn.includes("*")) && `lets in ${sourceArn || "any source"}`;
    }),
    spoil: (graph) => {
      delete first(graph, PERMISSION).inputs.sourceAccount;
    },
  },
  "allow to be invoked, and nothing else": {
    source: DEPUTIES,
    breaches: each(PERMISSION, ({ inputs }) => inputs.action !== "lambda:InvokeFunction" && `allows ${inputs.action}`),
    spoil: (graph) => {
      first(graph, PERMISSION).inputs.action = "lambda:*";
    },
  },
  "have been bundled without an error": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html",
    breaches: ({ builds, ...graph }) => [
      ...builds.flatMap(({ functionID, errors }) => errors.map((what) => ({ of: functionID, what }))),
      ...ofType({ builds, ...graph }, FUNCTION).flatMap(({ name }) =>
        builds.some(({ functionID }) => `${functionID}Function` === name) ? [] : [{ of: name, what: "has no bundle" }],
      ),
    ],
    spoil: ({ builds }) => {
      builds.pop();
    },
  },
};
