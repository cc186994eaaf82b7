import { whatever } from "./parameters.ts";
import type { ActionRules } from "./rules.ts";

/**
 * Types that the reference lists, that campaigns have
 * (https://docs.aws.amazon.com/connect/latest/adminguide/create-campaigns-api-cli.html), or that the console writes without a page of their own, whose branches no source tells
 * well enough to refuse a flow for them.
 */
export const LOOSELY_KNOWN = [
  "AssociateContactToCustomerProfile",
  "AuthenticateParticipant",
  "CheckSegmentMembership",
  "CheckVoiceId",
  "CreateCase",
  "CreateContact",
  "CreateCustomerProfile",
  "CreatePersistentContactAssociation",
  "EvaluateDataTableValues",
  "GetCalculatedAttributesForCustomerProfile",
  "GetCase",
  "GetCustomerProfile",
  "GetCustomerProfileObject",
  "GetOutboundCommunicationStatus",
  "ListDataTableValues",
  "LoadContactContent",
  "PutDialRequest",
  "RenderMessageTemplate",
  "ResumeContact",
  "SendOutboundEmail",
  "SendSMS",
  "StartOutboundChatContact",
  "StartOutboundEmailContact",
  "StartVoiceIdStream",
  "UpdateCase",
  "UpdateContactMediaProcessing",
  "UpdateContactRoutingCriteria",
  "UpdateCustomerProfile",
  "UpdatePreviousContactParticipantState",
  "UpdateRoutingCriteria",
] as const;

/** Of the same sort, but the contact may leave the flow there, so that they may have nowhere to go on to. */
export const LOOSELY_KNOWN_ENDS = [
  "CompleteOutboundCall",
  "RouteContactToAgent",
  "TransferParticipantToThirdParty",
] as const;

/** All that is certain of them: they go on somewhere. Whether they take time is not, so that no loop is blamed for them. */
export const LOOSE_RULES: ActionRules = {
  parameters: whatever(),
  conditions: "unknown",
  next: "leads",
  takesTime: true,
};
