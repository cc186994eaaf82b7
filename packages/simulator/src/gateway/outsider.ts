import type { Request } from "./service.ts";

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\]|([\w-]+\.)+localhost)(:\d+)?$/i;

/**
 * Whether a request comes from a web page of somewhere else, which could act as the operator: signatures are not checked
 * here. A foreign host name that leads to this machine is DNS rebinding.
 */
export function isOutsider({ headers }: Pick<Request, "headers">): boolean {
  const { host = "", origin, "sec-fetch-site": site } = headers;
  if (!LOOPBACK.test(host) || site === "cross-site") return true;
  return origin !== undefined && origin !== `http://${host}`;
}
