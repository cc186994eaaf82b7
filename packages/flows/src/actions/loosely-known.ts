import { whatever } from "./parameters.ts";
import type { ActionRules } from "./rules.ts";

/**
 * Types that the reference lists, or that the console writes without a page of their own, whose branches no source tells
 * well enough to refuse a flow for them.
 */
export const LOOSELY_KNOWN = [
  "AssociateContactToCustomerProfile",
  "AuthenticateParticipant",
  "CheckSegmentMembership",
  "CheckVoiceId",
  "CompleteOutboundCall",
  "CreateCase",
  "CreateContact",
  "CreateCustomerProfile",
  "CreatePersistentContactAssociation",
  "EvaluateDataTableValues",
  "GetCalculatedAttributesForCustomerProfile",
  "GetCase",
  "GetCustomerProfile",
  "GetCustomerProfileObject",
  "ListDataTableValues",
  "LoadContactContent",
  "RenderMessageTemplate",
  "ResumeContact",
  "RouteContactToAgent",
  "StartOutboundChatContact",
  "StartOutboundEmailContact",
  "StartVoiceIdStream",
  "TransferParticipantToThirdParty",
  "UnTagContact", // So the reference spells UntagContact.
  "UpdateCase",
  "UpdateContactMediaProcessing",
  "UpdateContactRoutingCriteria",
  "UpdateCustomerProfile",
  "UpdatePreviousContactParticipantState",
  "UpdateRoutingCriteria",
] as const;

/** All that is certain of them: they go on somewhere. Whether they take time is not, so that no loop is blamed for them. */
export const LOOSE_RULES: ActionRules = {
  parameters: whatever(),
  conditions: "unknown",
  next: "leads",
  takesTime: true,
};
