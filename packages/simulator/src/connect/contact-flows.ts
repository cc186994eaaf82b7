import { createHash } from "node:crypto";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import type { Flow } from "./resources.ts";
import { modification, pick, type Store } from "./store.ts";

/** Reads of contact flows, all of which are active and published. */
export function flowReads(store: Store): Operations<"ListContactFlows" | "DescribeContactFlow"> {
  return {
    async ListContactFlows(input) {
      const { ContactFlowTypes: types } = input;
      const found = [...store.flows.values()].filter(({ type }) => !types?.length || types.includes(type));
      const { shown, NextToken } = page("ListContactFlows", found, input, 1000);
      const ContactFlowSummaryList = shown.map(({ id, arn, name, type }) => ({
        Id: id,
        Arn: arn,
        Name: name,
        ContactFlowType: type,
        ContactFlowState: "ACTIVE" as const,
        ContactFlowStatus: "PUBLISHED" as const,
      }));
      return { ContactFlowSummaryList, NextToken };
    },
    async DescribeContactFlow({ ContactFlowId }) {
      const flow = pick(store.flows, "contact flow", idIn(store, ContactFlowId));
      return { ContactFlow: show(store, flow) };
    },
  };
}

/**
 * A flow is asked for by its id or its ARN, with `:$SAVED` for what was saved last, which here is what is published. It has
 * no versions: none is found. https://docs.aws.amazon.com/connect/latest/APIReference/API_DescribeContactFlow.html
 */
function idIn({ arn }: Store, asked: string): string {
  const prefix = `${arn}/contact-flow/`;
  return asked.slice(asked.startsWith(prefix) ? prefix.length : 0).replace(/:\$SAVED$/, "");
}

/** ⚠ AWS does not say how the checksum is made: here it is the content's SHA-256 in hexadecimal, which fits its pattern. */
const show = (store: Store, flow: Flow) => ({
  Id: flow.id,
  Arn: flow.arn,
  Name: flow.name,
  Type: flow.type,
  State: "ACTIVE" as const,
  Status: "PUBLISHED" as const,
  Content: flow.content,
  FlowContentSha256: createHash("sha256").update(flow.content).digest("hex"),
  Tags: { ...flow.tags },
  ...modification(store, flow),
});
