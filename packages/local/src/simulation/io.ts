/**
 * Carries out one effect on something outside the process, such as one write: at some later time, once, or never. `what`
 * names the service and the operation, e.g. `sqs SendMessageBatch`.
 */
export type Io = <Output>(what: string, effect: () => Output) => Promise<Output>;

/** Nothing takes time and nothing fails. */
export const atOnce: Io = async (_, effect) => effect();
