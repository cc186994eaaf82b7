import type { Emergency } from "../emergency.ts";
import type { Pins } from "../pins.ts";
import { flowWatches } from "./flows.ts";
import { AT_ONCE, errors, slowness, throttles } from "./functions.ts";
import { CONNECTS_PATIENCE, FLOW_MILLISECONDS } from "./main-line.ts";
import type { Watch } from "./watch.ts";

export type Watched = {
  pins: Pins;
  emergency: Emergency;
  authentication: aws.connect.ContactFlow;
  update: aws.connect.ContactFlow;
  demo: aws.connect.ContactFlow;
};

const MEANWHILE = "Until it is mended, let agents tell callers what has to be told.";

/** What hurts administrators, and customers who should hear of an emergency. */
export function emergencyWatches(watched: Watched): Record<string, Watch> {
  const { pins, emergency, authentication, update, demo } = watched;
  const functions = { ...pins.functions, ...emergency.functions };
  return {
    ...errors(functions, HURT),
    EmergencyThrottles: {
      ...throttles(functions, "administrators, who cannot set an emergency, and customers, who do not hear of one."),
      name: "emergency lines throttled",
    },
    EmergencySlow: {
      ...slowness(functions, { milliseconds: FLOW_MILLISECONDS, of: CONNECTS_PATIENCE }),
      name: "emergency lines slow",
      hurts: "administrators in a hurry, and customers: a little later they would hear an apology instead.",
      whatToDo: $interpolate`see on the dashboard which of them it is, and the AWS Health Dashboard for DynamoDB, KMS and SNS. ${MEANWHILE}`,
    },
    ...flowWatches({
      EmergencyAuthentication: {
        flow: authentication,
        name: "emergency authentication",
        hurts: "administrators cannot prove who they are, and so set no emergency.",
        whatToDo: MEANWHILE,
      },
      EmergencyUpdate: {
        flow: update,
        name: "emergency update",
        hurts: "administrators cannot set or remove an emergency.",
        whatToDo: MEANWHILE,
      },
      EmergencyDemo: {
        flow: demo,
        name: "emergency demonstration",
        hurts: "customers of this line do not hear of an emergency.",
        whatToDo: "The main line has a flow of its own.",
      },
    }),
  };
}

const HURT = {
  OneTimePin: {
    bound: AT_ONCE,
    hurts: "the administrator who called: they got no PIN, or do not know whether one comes.",
    whatToDo: `Errors of SNS: see that the account may send SMS, and the alarm of what they cost. ${MEANWHILE}`,
  },
  VerifyPin: {
    bound: AT_ONCE,
    hurts: "the administrator who called: their PIN was not looked at, and they cannot go on.",
    whatToDo: `An entry that cannot be decrypted: the key pair was replaced during the call, so call again. ${MEANWHILE}`,
  },
  CheckEmergency: {
    bound: AT_ONCE,
    hurts: "customers, who do not hear of an emergency that there may be, and administrators.",
    whatToDo: `It reads one table: see the AWS Health Dashboard for DynamoDB. ${MEANWHILE}`,
  },
  UpdateEmergency: {
    bound: AT_ONCE,
    hurts: "the administrator who called, and all customers: nobody knows whether the emergency was set or removed.",
    whatToDo: `Call the line and hear the state. ${MEANWHILE}`,
  },
};
