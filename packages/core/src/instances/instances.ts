/** EC2's names of an instance's states. */
export type InstanceState = "pending" | "running" | "shutting-down" | "terminated" | "stopping" | "stopped";

export type Instance = {
  id: string;
  /** The Name tag; nothing where it is missing or blank. */
  name?: string;
  state: InstanceState;
  tags: Record<string, string>;
};

/** The EC2 instances of a region. */
export interface Instances {
  /** All that are not terminated, or those of them with a tag; from every page, in no order. */
  all(tag?: { key: string; value: string }): Promise<Instance[]>;
  /** Nothing where it is not there any more. */
  find(id: string): Promise<Instance | undefined>;
  /** `refused` where the instance is in a state from which it cannot be started, or EC2 has no room for it. */
  start(id: string): Promise<"asked" | "refused">;
  /** `refused` where the instance is in a state from which it cannot be stopped, or is protected from it. */
  stop(id: string): Promise<"asked" | "refused">;
}
