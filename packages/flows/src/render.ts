import { FLOW_TYPES } from "./actions/flow-types.ts";
import type { Flow } from "./language/flow.ts";
import { isNamed, type Named, type Sort } from "./language/named.ts";
import type { Step, Value } from "./language/step.ts";
import { ENTRY, layout } from "./layout.ts";

/** What each name stands for, once it is deployed. A bot's is its alias's ARN, a security key's its id, a certificate's its PEM. */
export type Arns = Readonly<Record<Sort, Readonly<Record<string, string>>>>;

/**
 * The flow in Connect's Flow language, as JSON, as CreateContactFlow takes it and the editor opens it. The same flow and
 * ARNs give the same text: identifiers are the steps' names. Throws for a name that has no ARN.
 */
export function render(flow: Flow, arns: Arns): string {
  const places = layout(flow.start, flow.steps);
  const steps = Object.entries(flow.steps);
  return JSON.stringify(
    {
      Version: "2019-10-30",
      StartAction: flow.start,
      Metadata: {
        entryPointPosition: ENTRY,
        ActionMetadata: Object.fromEntries(
          steps.map(([name, step]) => [
            name,
            { position: places.get(name), isFriendlyName: true, ...shown(name, step) },
          ]),
        ),
        Annotations: [],
        name: flow.name,
        description: flow.description,
        type: FLOW_TYPES[flow.type],
        status: "PUBLISHED",
        hash: {},
      },
      Actions: steps.map(([name, step]) => actionOf(flow, name, step, arns)),
    },
    undefined,
    2,
  );
}

function actionOf(flow: Flow, name: string, step: Step, arns: Arns) {
  const filled = (value: Value): unknown => {
    if (typeof value === "string") return value;
    if (isNamed(value)) return arnOf(flow, name, value, arns);
    if (Array.isArray(value)) return value.map(filled);
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, filled(part)]));
  };
  return {
    Identifier: name,
    Type: step.type,
    Parameters: filled(step.parameters),
    Transitions: transitionsOf(step),
  };
}

/** Connect wants none at all of an action that ends the flow. */
function transitionsOf({ next, errors, conditions }: Step) {
  if (next === undefined && errors.length === 0 && conditions.length === 0) return {};
  return {
    ...(next !== undefined && { NextAction: next }),
    Errors: errors.map(({ error, then }) => ({ NextAction: then, ErrorType: error })),
    Conditions: conditions.map(({ operator, operand, then }) => ({
      NextAction: then,
      Condition: { Operator: operator, Operands: [operand] },
    })),
  };
}

function arnOf(flow: Flow, step: string, { sort, named }: Named, arns: Arns): string {
  const arn = Object.hasOwn(arns[sort], named) ? arns[sort][named] : undefined;
  if (arn) return arn;
  throw new Error(
    `Flow “${flow.name}”, step “${step}”: there is no ARN for “${named}” among the ${sort}; give render() one.`,
  );
}

/** The editor has plain fields for what encrypts an input. */
const SHOWN_AS_THEY_ARE: readonly Sort[] = ["securityKeys", "certificates"];

/** What the editor shows in place of an ARN: our name for it. */
function shown(name: string, { parameters, conditions }: Step) {
  const labels = Object.entries(parameters).flatMap(([key, value]) => {
    const label = labelOf(value);
    return label === undefined ? [] : [[key, label]];
  });
  return {
    ...(labels.length > 0 && { parameters: Object.fromEntries(labels) }),
    ...(conditions.length > 0 && {
      conditionMetadata: conditions.map((condition, index) => shownCondition(`${name}-${index}`, condition)),
    }),
  };
}

/** For a name on its own, or one a level down, as in `LexV2Bot.AliasArn`. */
function labelOf(value: Value): object | undefined {
  if (typeof value !== "object" || Array.isArray(value)) return;
  if (isNamed(value)) return { displayName: value.named };
  const inner = Object.entries(value).flatMap(([key, part]) =>
    isNamed(part) && !SHOWN_AS_THEY_ARE.includes(part.sort) ? [[key, { displayName: part.named }]] : [],
  );
  return inner.length > 0 ? Object.fromEntries(inner) : undefined;
}

const SIGNS = {
  Equals: "=",
  TextStartsWith: "starts with",
  TextEndsWith: "ends with",
  TextContains: "contains",
  NumberGreaterThan: ">",
  NumberGreaterOrEqualTo: ">=",
  NumberLessThan: "<",
  NumberLessOrEqualTo: "<=",
};

const shownCondition = (id: string, { operator, operand }: Step["conditions"][number]) => ({
  id,
  operator: { name: operator, value: operator, shortDisplay: SIGNS[operator] },
  value: operand,
});
