// Runs within a sandbox, before its function's bundle is loaded: has the function reach hosts of the simulated network.

import net from "node:net";
import tls from "node:tls";

const NETWORK = "SIMULATED_NETWORK";

/**
 * Takes the network out of the environment, where Lambda has nothing of the kind: where each host is on this machine, or null for a
 * function in no VPC, to which its name says nothing. Names in certificates stay those that were connected to.
 */
export function enterNetwork() {
  const told = process.env[NETWORK];
  delete process.env[NETWORK];
  if (!told) return;
  const { hosts, certificates } = JSON.parse(told);
  if (certificates) tls.setDefaultCACertificates([...tls.getCACertificates("default"), certificates]);
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...given) {
    const { options, callback } = asked(given);
    const there = hosts[`${options.host?.toLowerCase()}:${options.port}`];
    if (there === undefined) return connect.apply(this, given);
    if (there === null) return connect.call(this, { ...options, lookup: knowsNobody }, callback);
    const [host, port] = there.split(":");
    return connect.call(this, { ...options, host, port: Number(port) }, callback);
  };
}

/** The forms of net.connect's arguments, the last of which is Node's own: all of them in one array. */
function asked(given) {
  const [first, ...more] = Array.isArray(given[0]) ? given[0] : given;
  const callback = more.findLast((each) => typeof each === "function");
  if (typeof first === "object" && first !== null) return { options: first, callback };
  const [host] = more;
  return { options: { port: first, ...(typeof host === "string" ? { host } : {}) }, callback };
}

/** What the system's resolver answers where there is no such name. */
function knowsNobody(hostname, _, callback) {
  const about = { code: "ENOTFOUND", errno: -3008, syscall: "getaddrinfo", hostname };
  process.nextTick(callback, Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), about));
}
