import { Quotas } from "@frontdesk/core/throttle/quota.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import { type Graph, resource } from "../../synth/graph.ts";
import { ledgerOf } from "../../uploads/follow.ts";
import { type Ground, named, type Room } from "../room.ts";
import { agentRoutes } from "./routes.ts";
import { uploadsIn } from "./uploads.ts";
import { isChange, usersIn } from "./users.ts";

/** Agents: files and what becomes of them, and the instance's users. */
export function agentsRoom(ground: Ground): Room {
  const { frontdesk, watching } = ground;
  const { ratePerSecond } = quotasOf(frontdesk.graph);
  const uploads = uploadsIn({ cloud: frontdesk.cloud, ledger: ledgerOf(watching, frontdesk), ratePerSecond });
  const users = usersIn(frontdesk);
  return {
    topic: named({
      // A pace changes while nothing happens.
      uploads: { read: uploads.read, every: 2_000 },
      // The page asks for a list anew upon each.
      users: { read: users.read, gap: 2_000 },
    }),
    stirredBy: (entry) => [...(isWritten(entry) ? ["uploads"] : []), ...(isChange(entry) ? ["users"] : [])],
    routes: agentRoutes({ ...ground, uploads, users }),
    close() {
      uploads.stop();
      users.stop();
    },
  };
}

/** The ledger's items and the bucket's files tell how far an upload is. */
const isWritten = ({ service, operation }: JournalEntry) =>
  (service === "s3" || service === "dynamodb") && /^(Put|Update|Delete|Complete)/.test(operation);

/** The quota that the deployed functions keep to. */
function quotasOf(graph: Graph): Quotas {
  const { inputs } = resource(graph, "aws:lambda/function:Function", "ConsumerFunction");
  return Quotas.parse(JSON.parse(inputs.environment.variables.QUOTAS));
}
