/**
 * What functions count, each in the namespace `APP/STAGE` under the dimension `service` of its room. Alarms and dashboards name
 * them from here, so that none waits for what nobody counts.
 */
export const METRICS = {
  agents: [
    ...[
      "UploadsTakenIn",
      "UploadsRefused",
      "UploadsHeld",
      "UploadsFinished",
      "UploadsStoodStill",
      "UploadsNotLookedAfter",
      "UploadsUntold",
    ],
    ...["RowsDone", "RowsFailed", "RowsTriedAgain", "RowsPostponed", "ConnectThrottles", "AgentsExported"],
  ],
  callers: ["CallersKnown", "CallersUnknown"],
  instances: ["InstancesTold", "InstancesSwitched", "InstancesNotSwitched"],
  pins: ["PinsSent", "PinsNotSent", "PinsRight", "PinsWrong"],
  emergency: ["EmergenciesSet", "EmergenciesCleared", "EmergenciesHeard", "EmergencyChangesRefused"],
  passwords: ["ResetsDone", "ResetsRefused", "ResetsUnable", "ResetPinsSent", "ResetPinsNotSent"],
} as const;

/** A folder of functions: it is the dimension `service` of what they count, and a key of their log lines. */
export type Room = keyof typeof METRICS;
