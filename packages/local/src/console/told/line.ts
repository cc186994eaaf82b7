/** What can be rung: a number of the instance, or a flow by its id. */
export type LineTold = { to: string; name: string; flow: string; isUsual: boolean };

/** Somebody who may call. */
export type CallerTold = { number: string; name: string; isOperator: boolean; isAdministrator: boolean };

export type LinesTold = { lines: LineTold[]; callers: CallerTold[] };
