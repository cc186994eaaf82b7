/** Types of flows (CreateContactFlow's Type) and what the editor's metadata calls them. */
export const FLOW_TYPES = {
  CONTACT_FLOW: "contactFlow",
  CUSTOMER_QUEUE: "customerQueue",
  CUSTOMER_HOLD: "customerHold",
  CUSTOMER_WHISPER: "customerWhisper",
  AGENT_HOLD: "agentHold",
  AGENT_WHISPER: "agentWhisper",
  OUTBOUND_WHISPER: "outboundWhisper",
  AGENT_TRANSFER: "agentTransfer",
  QUEUE_TRANSFER: "queueTransfer",
} as const;
export type FlowType = keyof typeof FLOW_TYPES;
