import type { Request } from "../gateway/service.ts";
import type { Model, Operation } from "./schema.ts";

/** The operation that a request names, the labels in its path, and the name for people where it is unknown. */
export type Target = { asked: string; operation?: Operation; labels?: Record<string, string> };

type Route = { operation: Operation; pattern: RegExp; wanted: [string, string][]; rank: string };

/** The form of a query protocol's request; `undefined` where the body is something else. */
export function formOf({ headers, body }: Request): URLSearchParams | undefined {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return isForm ? new URLSearchParams(body.toString()) : undefined;
}

/** Finds operations by X-Amz-Target, by Action, or by method and path, whichever the service's protocol uses. */
export function router({ protocol, settings, operations }: Model): (request: Request) => Target {
  if (protocol.startsWith("awsJson"))
    return ({ method, path, headers }) => {
      const [service, name] = String(headers["x-amz-target"] ?? "").split(".");
      return named(operations, name ?? `${method} ${path}`, service === settings.serviceTarget);
    };
  if (protocol.endsWith("Query"))
    return (request) => {
      const form = formOf(request);
      const asked = form?.get("Action") ?? `${request.method} ${request.path}`;
      return named(operations, asked, form?.get("Version") === settings.version);
    };
  const routes = [...operations.values()].flatMap(routeOf).sort(byPrecision);
  return (request) => matched(routes, request);
}

function named(operations: Map<string, Operation>, asked: string, here: boolean): Target {
  const operation = here ? operations.get(asked) : undefined;
  return operation ? { asked, operation } : { asked };
}

function matched(routes: Route[], { method, path, query }: Request): Target {
  for (const { pattern, wanted, operation } of routes) {
    const match = pattern.exec(`${method} ${path}`);
    if (match && wanted.every(([key, value]) => query.get(key) === value))
      return { asked: operation.name, operation, labels: { ...match.groups } };
  }
  return { asked: `${method} ${path}` };
}

/** Labels are matched on the undecoded path: ARNs in it carry `%2F`. */
function routeOf(operation: Operation): Route[] {
  if (!operation.http) return [];
  const [method, uri] = operation.http;
  const [path = "", search] = uri.split("?");
  const group = (_: string, label: string, greedy: string) => `(?<${label}>${greedy ? ".+" : "[^/]+"})`;
  const pattern = new RegExp(`^${method} ${path.replace(/\{(\w+)(\+?)\}/g, group)}/?$`);
  return [{ operation, pattern, wanted: [...new URLSearchParams(search)], rank: path.replaceAll("{", "~") }];
}

/** Routes that ask for query parameters come first (Lambda has such twins), then literal segments before labels. */
const byPrecision = (a: Route, b: Route) => b.wanted.length - a.wanted.length || (a.rank < b.rank ? -1 : 1);
