import { fromText } from "./protocol.ts";
import { type Members, type Shape, traitsOf } from "./schema.ts";

/** Form fields by the parts of their names; numbered parts come in order. */
type Tree = { text: string; parts: Record<string, Tree> };

/** Reads members out of fields such as `Filter.1.Value.2`; EC2 names and flattens them in its own way. */
export function readForm(shape: Shape, form: URLSearchParams, ec2: boolean): Members {
  return pick(shape, grow(form), ec2) as Members;
}

/** Without a prototype: a field may be called `__proto__`. */
const newTree = (): Tree => ({ text: "", parts: Object.create(null) });

function grow(form: URLSearchParams): Tree {
  const root = newTree();
  for (const [key, text] of form) {
    let at = root;
    for (const part of key.split(".")) {
      at.parts[part] ??= newTree();
      at = at.parts[part];
    }
    at.text = text;
  }
  return root;
}

function pick(shape: Shape, tree: Tree, ec2: boolean): unknown {
  const child = (member: Shape, name: string, { parts }: Tree) => parts[keyOf(member, name, ec2)];
  const below = (member: Shape, name: string, within: Tree) =>
    pick(member, child(member, name, within) ?? newTree(), ec2);
  const items = (name: string) =>
    Object.values((ec2 || traitsOf(shape).xmlFlattened ? tree : tree.parts[name])?.parts ?? {});
  if (shape.isListSchema()) {
    const each = shape.getValueSchema();
    return items(traitsOf(each).xmlName ?? "member").map((item) => pick(each, item, ec2));
  }
  if (shape.isMapSchema()) {
    const [key, each] = [shape.getKeySchema(), shape.getValueSchema()];
    return Object.fromEntries(items("entry").map((item) => [below(key, "key", item), below(each, "value", item)]));
  }
  if (!shape.isStructSchema()) return fromText(shape, tree.text);
  const sent = [...shape.structIterator()].filter(([name, member]) => child(member, name, tree));
  return Object.fromEntries(sent.map(([name, member]) => [name, below(member, name, tree)]));
}

function keyOf(member: Shape, name: string, ec2: boolean): string {
  const { ec2QueryName, xmlName = name } = traitsOf(member);
  return ec2 ? (ec2QueryName ?? xmlName.charAt(0).toUpperCase() + xmlName.slice(1)) : xmlName;
}
