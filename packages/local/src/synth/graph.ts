import type { Bundling } from "./as-sst-bundles.ts";

/** What the engine would be asked to create: one resource of the synthesised stacks. */
export type Resource = {
  /** Pulumi's type token, e.g. `aws:sqs/queue:Queue`. */
  type: string;
  /** The logical name, e.g. `RowsQueue`. */
  name: string;
  /** The resource's arguments as the provider would get them, ARNs and secrets resolved, but for private keys. */
  // biome-ignore lint/suspicious/noExplicitAny: 1,500 resource types share this place; who reads one knows its shape.
  inputs: Record<string, any>;
  /** As the provider would answer: for a queue its URL, for a bucket its name. */
  id: string;
  arn: string;
  urn: string;
  /** URNs of what is there before it: what its arguments come from, and what it is said to depend on. */
  dependsOn?: string[];
  parent?: string;
  protect?: boolean;
  retainOnDelete?: boolean;
  deleteBeforeReplace?: boolean;
  /** The URN of what it goes with, so that it is not deleted by itself. */
  deletedWith?: string;
};

/** A function's code as the platform asks its builder for it, and where the bundle lies. */
export type Build = {
  functionID: string;
  handler: string;
  runtime: string;
  bundling: Bundling;
  directory: string;
  errors: string[];
};

/** The whole system as data. */
export type Graph = {
  app: { name: string; stage: string };
  account: string;
  region: string;
  resources: Resource[];
  builds: Build[];
  outputs: Record<string, unknown>;
  /** Where this synthesis lies, and what is made for it. Whoever synthesised removes it after use. */
  directory: string;
};

/** All resources of a type, e.g. `aws:sqs/queue:Queue`. */
export const ofType = ({ resources }: Graph, type: string) => resources.filter((resource) => resource.type === type);

/** The one resource of that type and name; throws, with the names there are, where there is none. */
export function resource(graph: Graph, type: string, name: string): Resource {
  const found = ofType(graph, type);
  const one = found.find((candidate) => candidate.name === name);
  if (one) return one;
  throw new Error(`no ${type} named ${name}; there are ${found.map((other) => other.name).join(", ") || "none"}`);
}
