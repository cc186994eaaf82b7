import { randomUUID } from "node:crypto";
import { listen } from "../gateway/listen.ts";
import type { Service } from "../gateway/service.ts";

/** Serves one service without IAM on a free port, for tests of the service alone; the gateway does this for real. */
export async function serveForTest(service: Service): Promise<{ endpoint: string; close(): Promise<void> }> {
  const { endpoint, close } = await listen(0, async (request) => {
    const { authorization = "" } = request.headers;
    const [, accessKeyId, region] = /Credential=([^/]+)\/\d+\/([^/]+)\//.exec(authorization) ?? [];
    const caller = accessKeyId && region ? { accessKeyId, region } : undefined;
    return (await service.ask(request, caller, randomUUID())).answer();
  });
  return { endpoint, close };
}
