/** What can be rung: a number of the instance, or a flow by its id. */
export type LineTold = { to: string; name: string; flow: string; isUsual: boolean };

/** Somebody who may call. */
export type CallerTold = { number: string; name: string; isOperator: boolean; isAdministrator: boolean };

/** Somebody of the directory who is not in the callers' table, by the mobile. */
export type StaffTold = { number: string; name: string };

export type LinesTold = {
  lines: LineTold[];
  callers: CallerTold[];
  staff: StaffTold[];
  /** Logins of who may be on duty in the queues: the first of them. */
  agents: string[];
  areMoreAgents: boolean;
};
