import { cloudOf } from "../src/cloud/from-graph.ts";
import { type Graph, resource } from "../src/synth/graph.ts";

/** What the stacks make of password resets. */
export const functionOf = (of: Graph) => resource(of, "aws:lambda/function:Function", "ResetPasswordFunction");
export const flowOf = (of: Graph) => resource(of, "aws:connect/contactFlow:ContactFlow", "UserAdministration").inputs;

type Template = { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>; Outputs: object };
export const bodyOf = (of: Graph): string =>
  resource(of, "aws:cloudformation/stack:Stack", "UserAdministration").inputs.templateBody;
export const templateOf = (of: Graph): Template => JSON.parse(bodyOf(of));
/** The logical id of the bot's version. */
export const versionOf = (of: Graph) => {
  const [version = ""] = Object.entries(templateOf(of).Resources).flatMap(([logical, { Type }]) =>
    Type === "AWS::Lex::BotVersion" ? [logical] : [],
  );
  return version;
};
export function aliasOf(of: Graph) {
  const alias = cloudOf(of).bots[0]?.aliases[0];
  if (!alias) throw new Error("the stacks have no alias of a bot");
  return alias;
}
