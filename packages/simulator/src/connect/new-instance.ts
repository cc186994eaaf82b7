import type { Instance } from "./instance.ts";
import { readInstance } from "./read-instance.ts";

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
/** ⚠ AWS does not say when they are: every day, all day, and in which zone makes no difference then. */
const BASIC_HOURS = {
  name: "Basic Hours",
  timeZone: "UTC",
  config: DAYS.map((day) => ({ day, start: "00:00", end: "00:00" })),
};

/**
 * What Amazon Connect makes of a new instance: nobody is in it, and it has hours, a queue, a routing profile and security profiles
 * of Amazon Connect's own. Its default flows are not simulated. The security profiles:
 * https://docs.aws.amazon.com/connect/latest/adminguide/default-security-profiles.html
 */
export const newInstance = (made: Pick<Instance, "id" | "alias" | "identityManagement">): Instance =>
  readInstance({
    ...made,
    hoursOfOperation: [BASIC_HOURS],
    queues: [{ name: "BasicQueue", hoursOfOperation: BASIC_HOURS.name }],
    routingProfiles: [{ name: "Basic Routing Profile", queues: ["BasicQueue"] }],
    securityProfiles: ["Admin", "Agent", "CallCenterManager", "QualityAnalyst"],
  });
