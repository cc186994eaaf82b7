import path from "node:path";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import * as esbuild from "esbuild";
import type { Clients } from "../cloud/clients.ts";
import { asSstBundles } from "../synth/as-sst-bundles.ts";
import { type Graph, resource } from "../synth/graph.ts";
import { ROOT } from "../synth/place.ts";
import type { Task } from "./sender.ts";

const ID = "BareSends";
const SENDER = path.join(import.meta.dirname, "sender.ts");
const FUNCTION = "aws:lambda/function:Function";
const ROLE = "aws:iam/role:Role";

/**
 * The graph with one function more, which is as the intake but for its code: bundled alike, with the same memory and
 * environment, and with the same permissions to be judged at each call, to which only that to gather is added. What is
 * measured against it is what the intake does beside sending.
 */
export async function withBareSends(graph: Graph): Promise<Graph> {
  const directory = path.join(graph.directory, "bundles", ID);
  const { bundling = {} } = graph.builds.find(({ functionID }) => functionID === "Intake") ?? {};
  const options = await asSstBundles(bundling, ROOT);
  await esbuild.build({ ...options, entryPoints: [SENDER], outfile: path.join(directory, "bundle.mjs") });
  const intake = resource(graph, FUNCTION, "IntakeFunction");
  const named = (name: string) => ({ name, id: name, urn: name, arn: `${intake.arn}-${name}` });
  const role = named(`${ID}Role`);
  const { inlinePolicies } = resource(graph, ROLE, "IntakeRole").inputs;
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["sqs:ReceiveMessage"], Resource: "*" }],
  });
  return {
    ...graph,
    builds: [
      ...graph.builds,
      { functionID: ID, handler: "sender.handler", runtime: "node", bundling, directory, errors: [] },
    ],
    resources: [
      ...graph.resources,
      { ...role, type: ROLE, inputs: { inlinePolicies: [...inlinePolicies, { policy }] } },
      {
        ...named(`${ID}Function`),
        type: FUNCTION,
        inputs: { ...intake.inputs, name: ID, handler: "bundle.handler", role: role.arn },
      },
    ],
  };
}

export function bareSends({ lambda }: Clients) {
  async function ask(task: Task): Promise<number> {
    const asked = new InvokeCommand({ FunctionName: ID, Payload: JSON.stringify(task) });
    const { FunctionError, Payload } = await lambda.send(asked);
    const answer = Payload?.transformToString() ?? "";
    if (FunctionError) throw new Error(`bare sends failed: ${answer}`);
    return Number(answer);
  }
  return {
    /** Takes the bodies out of the queue that are to be sent; gives their number. */
    gather: () => ask("gather"),
    /** Sends them all; gives the milliseconds that it took. */
    send: () => ask("send"),
  };
}
