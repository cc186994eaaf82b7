import * as z from "zod";

const EDITED = ["Create", "Edit", "View"];
const WHOLE = [...EDITED, "Delete"];

/**
 * Permissions that AWS documents, by what they are about:
 * https://docs.aws.amazon.com/connect/latest/adminguide/security-profile-list.html. There are more, and new ones each year:
 * these only tell a slip of the letter case, which Amazon Connect would refuse.
 */
const DOCUMENTED = Object.entries({
  RoutingPolicies: EDITED,
  TransferDestinations: WHOLE,
  HoursOfOperation: WHOLE,
  Queues: [...EDITED, "EnableAndDisable"],
  TaskTemplates: WHOLE,
  Prompts: WHOLE,
  ContactFlows: [...WHOLE, "Publish"],
  ContactFlowModules: [...WHOLE, "Publish"],
  PhoneNumbers: ["Claim", "Edit", "Release", "View"],
  Users: [...WHOLE, "EditPermission"],
  AgentGrouping: [...EDITED, "EnableAndDisable"],
  SecurityProfiles: WHOLE,
  AgentStates: [...EDITED, "EnableAndDisable"],
  MetricsReports: [...WHOLE, "Share", "Publish", "Schedule"],
  ReportSchedules: WHOLE,
  Rules: WHOLE,
  Evaluation: WHOLE,
  EvaluationForms: WHOLE,
  CustomerProfiles: EDITED,
  Cases: EDITED,
  ContactSearch: ["View"],
  ContactAttributes: ["View"],
  RedactedData: ["View"],
  RealtimeContactLens: ["View"],
  GraphTrends: ["View"],
  AgentTimeCard: ["View"],
  HistoricalChanges: ["View"],
  RestrictContactAccessByHierarchy: ["View"],
  RealTimeMetrics: ["Access"],
  HistoricalMetrics: ["Access"],
  AgentActivityAudit: ["Access"],
  RestrictTaskCreation: ["Access"],
  CustomViews: ["Access"],
})
  .flatMap(([about, verbs]) => verbs.map((verb) => `${about}.${verb}`))
  .concat(["BasicAgentAccess", "OutboundCallAccess", "AccessMetrics", "ManagerListenIn", "ChatTestMode"])
  .concat(["ListenCallRecordings", "DownloadCallRecordings", "DeleteCallRecordings"]);

/** A permission of a security profile by its API name: `BasicAgentAccess` opens the agents' panel, `Users.View` the list of users. */
export const Permission = z
  .string()
  .max(128)
  .regex(/^[A-Za-z]+(?:\.[A-Za-z]+)*$/, "a permission's API name, such as BasicAgentAccess or Users.View")
  .superRefine((written, context) => {
    const meant = DOCUMENTED.find((known) => known !== written && known.toLowerCase() === written.toLowerCase());
    if (meant) context.addIssue({ code: "custom", message: `AWS writes it ${meant}`, input: written });
  });
