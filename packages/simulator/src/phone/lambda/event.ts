import type { Contact } from "../contact/contact.ts";

/**
 * The event that a flow sends to a function.
 * https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html
 */
export function lambdaEvent(contact: Contact, parameters: Record<string, unknown>) {
  const { contactId, queue, customer, system } = contact;
  return {
    Details: {
      ContactData: {
        Attributes: Object.fromEntries(contact.attributes),
        AwsRegion: contact.instance.region,
        Channel: "VOICE",
        ContactId: contactId,
        CustomerEndpoint: customer,
        CustomerId: contact.customerId ?? null,
        Description: contact.description ?? null,
        InitialContactId: contactId,
        InitiationMethod: "INBOUND",
        InstanceARN: contact.instance.arn,
        LanguageCode: contact.languageCode,
        MediaStreams: { Customer: { Audio: null } },
        Name: contact.name ?? null,
        PreviousContactId: contactId,
        Queue: queue ? { ARN: queue.arn, Name: queue.name, OutboundCallerId: null } : null,
        References: {},
        RelatedContactId: null,
        SegmentAttributes: Object.fromEntries(
          [...contact.segmentAttributes].map(([name, ValueString]) => [name, { ValueString }]),
        ),
        SystemEndpoint: system,
        Tags: Object.fromEntries(contact.tags),
      },
      Parameters: parameters,
    },
    Name: "ContactFlowEvent",
  };
}
