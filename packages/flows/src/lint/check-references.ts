import { nearest } from "../actions/nearest.ts";
import type { Action } from "./action.ts";
import { error, type Finding, warning } from "./finding.ts";
import { isRecord } from "./record.ts";
import { brokenReferencesIn, type Reference, ROOTS, referencesIn } from "./references.ts";

/** References are spelled as Connect reads them: what is not is spoken, compared or passed on as it stands there. */
export function checkReferences({ parameters, path }: Action): Finding[] {
  const root = `${path}.Parameters`;
  return [
    ...brokenReferencesIn(parameters, root).map(({ text, path }) =>
      warning(
        "reference",
        path,
        `“${text}” is no reference: one is written $.Attributes.name or $.Attributes['name'].`,
      ),
    ),
    ...referencesIn(parameters, root).flatMap((reference) => {
      const wrong = wrongReference(reference);
      return wrong ? [warning("reference", reference.path, `“${reference.text}” ${wrong}`)] : [];
    }),
  ];
}

/** Keys of attributes hold no `$` and no `.`: https://docs.aws.amazon.com/connect/latest/adminguide/set-contact-attributes.html. */
export function checkAttributeKeys({ type, parameters, path }: Action): Finding[] {
  const name = SETTERS[type];
  const attributes = name === undefined ? undefined : parameters[name];
  if (!isRecord(attributes)) return [];
  const place = `${path}.Parameters.${name}`;
  return Object.keys(attributes)
    .filter((key) => /[$.]/.test(key))
    .map((key) =>
      error(
        "attribute-key",
        place,
        `Invalid Action property name. Path: ${place}. The attribute “${key}” may have no $ and no dot in its name.`,
      ),
    );
}

const SETTERS: Record<string, string | undefined> = {
  UpdateContactAttributes: "Attributes",
  UpdateFlowAttributes: "FlowAttributes",
};

function wrongReference({ root, keys }: Reference): string | undefined {
  if (!ROOTS.some((known) => known === root)) {
    const near = nearest(root, ROOTS);
    return `refers to nothing that Connect's list of attributes has.${near ? ` Did you mean $.${near}?` : ""}`;
  }
  if (root !== "Attributes" && root !== "FlowAttributes") return;
  if (keys.length === 0) return "names no attribute.";
  if (keys.length > 1) return `has more after the attribute's name “${keys[0]}”, but an attribute is plain text.`;
  return;
}
