import { notForCalls, without } from "../actions/absent.ts";
import type { Kind } from "./kind.ts";
import { NO_MATCHING_CONDITION } from "./outcome.ts";

const PROFILES = "domain of customer profiles";

/** Types that are known and need what the simulated instance lacks, so that nothing but their error branch is ever taken. */
export const absentKinds: Record<string, Kind> = {
  AssociateContactToCustomerProfile: without(PROFILES),
  ConnectParticipantWithAgenticCX: without("agentic application", NO_MATCHING_CONDITION, "InputTimeLimitExceeded"),
  CreateCustomerProfile: without(PROFILES),
  CreateWisdomSession: without("assistant of Connect AI agents"),
  GetCalculatedAttributesForCustomerProfile: without(PROFILES, "NoneFoundError"),
  GetCustomerProfile: without(PROFILES, "MultipleFoundError", "NoneFoundError"),
  GetCustomerProfileObject: without(PROFILES, "NoneFoundError"),
  ShowView: notForCalls("views are for chats and for agents", NO_MATCHING_CONDITION, "TimeLimitExceeded"),
  UpdateCustomerProfile: without(PROFILES),
  // ⚠ AWS does not say what it does in a call that nobody transferred.
  UpdatePreviousContactParticipantState: without("previous contact, since nobody transferred the call"),
};
