import { NodeHttpHandler } from "@smithy/node-http-handler";

/** A request as it leaves a client: the operation by its name, and the body in clear. */
export type Sent = { operation: string; body: string };
type Handle = NodeHttpHandler["handle"];

/** Sends requests as any client does, and notes each of them. */
export class NotingHandler extends NodeHttpHandler {
  readonly #sent: Sent[];

  constructor(sent: Sent[]) {
    super();
    this.#sent = sent;
  }

  override handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const body = typeof request.body === "string" ? request.body : new TextDecoder().decode(request.body);
    const operation = request.headers["x-amz-target"]?.split(".").at(-1) ?? new URLSearchParams(body).get("Action");
    this.#sent.push({ operation: operation ?? "", body });
    return super.handle(request, options);
  }
}
