/** Codes by name. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceState.html */
const CODES = { pending: 0, running: 16, "shutting-down": 32, terminated: 48, stopping: 64, stopped: 80 } as const;

export type StateName = keyof typeof CODES;

export const STATE_NAMES = ["pending", "running", "shutting-down", "terminated", "stopping", "stopped"] as const;

/** What a state on its way becomes by itself. */
export const BECOMES: Partial<Record<StateName, StateName>> = {
  pending: "running",
  stopping: "stopped",
  "shutting-down": "terminated",
};

/** A state as EC2 answers it. */
export const stateAnswer = (Name: StateName) => ({ Code: CODES[Name], Name });
