import { ec2Instances } from "@frontdesk/core/instances/instances-ec2.ts";
import { tellStates } from "@frontdesk/core/instances/tell-states.ts";
import * as z from "zod/mini";
import { ec2 } from "../aws/ec2.ts";
import { environment } from "../environment.ts";
import { flat, flowEvent, Page } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";

const { NAMES_AT_ONCE: namesAtOnce } = environment("NAMES_AT_ONCE");
const instances = ec2Instances({ client: ec2 });
const Parameters = z.object({ page: Page });

/** A flow asks for the state of the EC2 instances, a page at a time. */
export const handler = observed("instances", async (event: unknown) => {
  const { contactId, parameters } = flowEvent(event, Parameters);
  const { next, ...told } = await tellStates(parameters.page, { instances, namesAtOnce });
  log.info("the instances' state is told", { contactId, ...parameters, running: told.running, stopped: told.stopped });
  count("instances", "InstancesTold");
  return flat({ ...told, more: next !== undefined, next });
});
