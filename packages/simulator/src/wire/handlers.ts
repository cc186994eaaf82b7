import type { Caller } from "../gateway/service.ts";

/** What a handler is told of the call besides its input. Unsigned requests have no caller. */
export type Call = { service: string; operation: string; requestId: string; caller?: Caller };

/** Clients take and give more than bytes for members that stand for a whole payload; handlers see bytes. */
type Payload = Uint8Array | { transformToByteArray(): unknown };
type Bytes<M> = Extract<M, Payload> extends never ? M : Uint8Array | undefined;
/** Required members, which the SDK types as perhaps undefined, are there: the wire has checked. */
type Input<T> = {
  [K in keyof T]: Record<never, never> extends Pick<T, K> ? Bytes<T[K]> : Exclude<Bytes<T[K]>, undefined>;
};
type Sends<O> = { resolveMiddleware(...all: never[]): (one: never) => Promise<{ output: O }> };
type Output<C> =
  C extends Sends<infer O> ? { [K in keyof Omit<O, "$metadata">]: Bytes<Omit<O, "$metadata">[K]> } : never;

/** One function an operation, typed by the package's commands; what is left out is answered with 501. */
export type Handlers<P> = {
  [K in keyof P as K extends `${infer Name}Command` ? Name : never]?: P[K] extends new (
    ...inputs: infer I
  ) => infer C
    ? // biome-ignore lint/suspicious/noConfusingVoidType: an operation without output answers nothing
      (input: Input<NonNullable<I[0 & keyof I]>>, call: Call) => Promise<Output<C> | void>
    : never;
};
