import type { PredefinedAttributeValues } from "@aws-sdk/client-connect";
import { duplicate, invalidParameter, notFound } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { checkAttributeText } from "./proficiency-rules.ts";
import type { PredefinedAttribute } from "./resources.ts";
import { criteriaTest, type Fields } from "./search.ts";
import { modification, pick, type Store } from "./store.ts";

type Names = "SearchPredefinedAttributes" | "ListPredefinedAttributes" | "CreatePredefinedAttribute";

/** ⚠ The API reference names no field; that of every other search for something with a name is `name`. */
const FIELDS: Fields<PredefinedAttribute> = { name: ({ name }) => [name] };

/** https://docs.aws.amazon.com/connect/latest/adminguide/predefined-attributes.html, in whose class `+-@` is a range. */
const PATTERN = /^(?!(aws:|connect:))[\p{L}\p{Z}\p{N}_.:/=+-@']+$/u;
/** Of one attribute. https://docs.aws.amazon.com/connect/latest/APIReference/API_PredefinedAttributeValues.html */
const MOST_VALUES = 500;

/** The attributes, and the values of each, in which users may have proficiencies. */
export function predefinedAttributeOperations(store: Store): Operations<Names> {
  const { predefinedAttributes: attributes } = store;
  return {
    async SearchPredefinedAttributes(input) {
      const found = [...attributes.values()].filter(criteriaTest(input.SearchCriteria, FIELDS));
      const { shown, NextToken } = page("SearchPredefinedAttributes", found, input, 100);
      const PredefinedAttributes = shown.map((attribute) => ({
        Name: attribute.name,
        Values: { StringList: [...attribute.values] },
        Purposes: attribute.Purposes,
        AttributeConfiguration: attribute.AttributeConfiguration,
        ...modification(store, attribute),
      }));
      return { PredefinedAttributes, NextToken, ApproximateTotalCount: found.length };
    },
    async ListPredefinedAttributes(input) {
      const { shown, NextToken } = page("ListPredefinedAttributes", [...attributes.values()], input, 100);
      const PredefinedAttributeSummaryList = shown.map((attribute) => ({
        Name: attribute.name,
        ...modification(store, attribute),
      }));
      return { PredefinedAttributeSummaryList, NextToken };
    },
    /** ⚠ AWS does not say which error a value that comes twice gives. */
    async CreatePredefinedAttribute({ Name: name, Values, Purposes, AttributeConfiguration }) {
      const values = valuesIn(Values);
      checkText("Name", name);
      for (const value of values) checkText("Values", value);
      if (values.length > MOST_VALUES) throw invalidParameter(`Values has ${MOST_VALUES} at most.`);
      if (new Set(values).size < values.length) throw invalidParameter("Values: a value is there twice.");
      if ([...attributes.keys()].some((taken) => taken.toLowerCase() === name.toLowerCase()))
        throw duplicate("predefined attribute", name);
      const own = { sequence: store.next(), modifiedAt: store.now() };
      attributes.set(name, { ...own, name, values, Purposes, AttributeConfiguration });
    },
  };
}

/** A proficiency names an attribute of the instance, and one of its values. ⚠ AWS does not say which error it gives otherwise. */
export function checkAttribute({ predefinedAttributes }: Store, name: string, value: string): void {
  const { values } = pick(predefinedAttributes, "predefined attribute", name);
  if (!values.includes(value)) throw notFound(`predefined attribute ${name} with the value`, value);
}

const valuesIn = (values: PredefinedAttributeValues | undefined): string[] => [...(values?.StringList ?? [])];

function checkText(field: string, text: string): void {
  checkAttributeText(field, text);
  if (!PATTERN.test(text))
    throw invalidParameter(
      `${field} may have letters, digits, spaces and _.:/=+-@' only, and no aws: or connect: first.`,
    );
}
