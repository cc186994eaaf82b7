import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { bundleInputs } from "../src/synth/bundle-sizes.ts";
import { ROOT } from "../src/synth/place.ts";
import { readGraph } from "./desk.ts";

type Made = { client: string; where: string; isOutside: boolean };

/** Each place where a source makes a client of the SDK, and whether that is done as the module loads. */
function clientsMadeIn(file: string, text = readFileSync(path.join(ROOT, file), "utf8")): Made[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const ofSdk = new Set<string>();
  const made: Made[] = [];
  function look(node: ts.Node, isOutside: boolean) {
    if (ts.isImportDeclaration(node) && /^"@aws-sdk\/client-/.test(node.moduleSpecifier.getText(source))) {
      const { namedBindings } = node.importClause ?? {};
      if (namedBindings && ts.isNamedImports(namedBindings)) {
        for (const { name, propertyName } of namedBindings.elements) {
          if (/Client$/.test((propertyName ?? name).text)) ofSdk.add(name.text);
        }
      }
    }
    if (ts.isNewExpression(node) && ofSdk.has(node.expression.getText(source))) {
      made.push({ client: node.expression.getText(source), where: file, isOutside });
    }
    node.forEachChild((child) => look(child, isOutside && !ts.isFunctionLike(node)));
  }
  look(source, true);
  return made;
}

const functions = await bundleInputs(readGraph());
const known = new Map<string, Made[]>();
function madeIn(file: string): Made[] {
  const made = known.get(file) ?? clientsMadeIn(file);
  known.set(file, made);
  return made;
}

it.each(functions.map(({ build, inputs }) => [build.functionID, inputs] as const))(
  "%s makes each client of the SDK that it uses once, as it loads",
  (_, inputs) => {
    const files = inputs.map(({ name }) => name);
    const made = files.filter((file) => file.startsWith("packages/")).flatMap(madeIn);
    expect(made.filter(({ isOutside }) => !isOutside)).toEqual([]);
    const clients = made.map(({ client }) => client).sort();
    expect(clients).toEqual([...new Set(clients)]);
    const brought = files.flatMap((file) => /@aws-sdk\/(client-[\w-]+)\/dist-es\/\w+Client\.js$/.exec(file)?.[1] ?? []);
    expect(clients).toHaveLength(new Set(brought).size);
  },
);

it("a client that a handler makes for itself is found", () => {
  const text = `import { KMSClient as Keys } from "@aws-sdk/client-kms";
    const one = new Keys({});
    export const handler = async () => new Keys({}).send();`;
  expect(clientsMadeIn("door.ts", text)).toEqual([
    { client: "Keys", where: "door.ts", isOutside: true },
    { client: "Keys", where: "door.ts", isOutside: false },
  ]);
});
