import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { flat, flowEvent, Page } from "./flow-event.ts";

/** As Connect sends it, with what it sends besides. */
const eventOf = (CustomerEndpoint: unknown, Parameters: unknown = {}, SystemEndpoint: unknown = null) => ({
  Name: "ContactFlowEvent",
  Details: {
    ContactData: {
      ...{ Attributes: {}, Channel: "VOICE", ContactId: "c-1", CustomerEndpoint, MediaStreams: {}, Queue: null },
      ...{ InitiationMethod: "INBOUND", SystemEndpoint, LanguageCode: "en-US", SegmentAttributes: {} },
    },
    Parameters,
  },
});
const anything = z.object({});

describe("what a flow sends", () => {
  it("has the contact, the caller's number, the line's and the parameters", () => {
    const endpointOf = (Address: string) => ({ Address, Type: "TELEPHONE_NUMBER" });
    const event = eventOf(endpointOf("+12025550123"), { page: "2", more: "x" }, endpointOf("+18005550100"));
    expect(flowEvent(event, z.object({ page: Page }))).toEqual({
      contactId: "c-1",
      callerId: "+12025550123",
      line: "+18005550100",
      parameters: { page: 2 },
    });
  });

  it.each([undefined, null, "", {}, { Address: null }, { Address: 7 }])(
    "has no number, and is no error, where the endpoint is %j",
    (endpoint) => {
      const { callerId, line } = flowEvent(eventOf(endpoint, {}, endpoint), anything);
      expect([callerId, line]).toEqual([undefined, undefined]);
    },
  );

  it.each(["anonymous", "", "sip:nadia@example.com", "\u0000"])(
    "has the number as the network tells it: %j",
    (Address) => {
      expect(flowEvent(eventOf({ Address }), anything).callerId).toBe(Address);
    },
  );

  it.each([undefined, null])("may come without parameters: %j", (parameters) => {
    expect(flowEvent(eventOf(null, parameters), z.object({ page: Page })).parameters).toEqual({ page: 1 });
  });

  it.each([undefined, null, {}, { Details: {} }, { Details: { ContactData: { ContactId: 7 } } }])(
    "is refused where it is no flow's event: %j",
    (event) => {
      expect(() => flowEvent(event, anything)).toThrow(z.core.$ZodError);
    },
  );

  it("is refused where a parameter that is needed is missing or wrong", () => {
    const parameters = z.object({ to: z.enum(["start", "stop"]) });
    expect(() => flowEvent(eventOf(null), parameters)).toThrow(/to/);
    expect(() => flowEvent(eventOf(null, { to: "terminate" }), parameters)).toThrow(/to/);
  });
});

describe("a page's number", () => {
  it.each([
    [undefined, 1],
    ["", 1],
    ["0", 1],
    ["3", 3],
  ])("%j is %i", (text, page) => {
    expect(Page.parse(text)).toBe(page);
  });

  it.each(["-1", "1.5", "two", "1234567"])("is not %j", (text) => {
    expect(Page.safeParse(text).success).toBe(false);
  });
});

it("what a flow gets is flat text, and blank where there is nothing to say", () => {
  expect(flat({ more: false, next: undefined, running: 0, speech: "web", operator: true })).toEqual({
    more: "false",
    next: "",
    running: "0",
    speech: "web",
    operator: "true",
  });
});
