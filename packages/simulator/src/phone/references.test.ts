import { describe, expect, it } from "vitest";
import { Contact } from "./contact/contact.ts";
import { instance } from "./phone.test-support.ts";
import { fill, fillText } from "./references.ts";

const contact = new Contact({
  contactId: "1b2c",
  instance,
  customer: { Address: "+12025550123", Type: "TELEPHONE_NUMBER" },
  system: { Address: "+12025550100", Type: "TELEPHONE_NUMBER" },
  attributes: { name: "Nadia", "first name": "Nadia", "site-1": "Leeds" },
  segmentAttributes: { "connect:Custom": "yes" },
});
contact.external = { count: "3", "a.b": "flat", nested: { deep: { x: 7 }, list: ["one"] }, gone: null };
contact.lex = { intent: "Reset", slots: { user: "nadia" }, sessionAttributes: { step: "2" } };
contact.storedInput = "4711";
contact.flowAttributes.set("try", "1");

describe("a reference", () => {
  it.each([
    ["$.External.count", "3"],
    ["$.External.a.b", "flat"],
    ["$.External.nested.deep.x", "7"],
    ["$.External.nested.deep", '{"x":7}'],
    ["$.External.nested.list[0]", "one"],
    ["$.External.gone", undefined],
    ["$.External.toString", undefined],
    ["$.Attributes.name", "Nadia"],
    ["$.Attributes['first name']", "Nadia"],
    [`$.Attributes["name"]`, "Nadia"],
    ["$['Attributes']['name']", "Nadia"],
    ["$.Attributes.site-1", "Leeds"],
    ["$.Attributes.none", undefined],
    ["$.FlowAttributes.try", "1"],
    ["$.CustomerEndpoint.Address", "+12025550123"],
    ["$.CustomerEndpoint.Type", "TELEPHONE_NUMBER"],
    ["$.SystemEndpoint.Address", "+12025550100"],
    ["$.StoredCustomerInput", "4711"],
    ["$.Lex.IntentName", "Reset"],
    ["$.Lex.Slots.user", "nadia"],
    ["$.Lex.SessionAttributes.step", "2"],
    ["$.Channel", "VOICE"],
    ["$['Channel']", "VOICE"],
    ["$.ContactId", "1b2c"],
    ["$.InitialContactId", "1b2c"],
    ["$.InstanceARN", instance.arn],
    ["$.InstanceId", instance.id],
    ["$.LanguageCode", "en-US"],
    ["$.AwsRegion", "us-east-1"],
    ["$.Queue.Name", undefined],
    ["$.Tags.none", undefined],
    ["$.SegmentAttributes['connect:Subtype']", "connect:Telephony"],
    ["$.SegmentAttributes['connect:Custom']", "yes"],
    ["$.Nothing.x", undefined],
    ["Nadia", undefined],
    ["$.Attributes.name and more", undefined],
  ])("%s is %j", (path, value) => {
    expect(contact.resolve(path)).toBe(value);
  });

  it.each([
    ["Hello $.Attributes.name.", "Hello Nadia."],
    ["Hello $.Attributes.name. You have $.External.count.", "Hello Nadia. You have 3."],
    ["$.Attributes.name, $.Attributes['first name']!", "Nadia, Nadia!"],
    ["Is it $.Attributes.none?", "Is it ?"],
    ["$.Attributes.name.Well", "Nadia.Well"],
    ["$.Attributes.none.Well", ".Well"],
    ["<$.External.none.deep>", "<>"],
    ["$.External.nested.deep.x.", "7."],
    ["That is $.50 or $5.", "That is $.50 or $5."],
    ["$.Unknown.thing stays", "$.Unknown.thing stays"],
    ["Hello $.Customer.FirstName, from $.Modules.Result.a.b.", "Hello , from ."],
    ["$.Agent stays", "$.Agent stays"],
    ["in $.Queue.Name for $.CustomerEndpoint.Address", "in  for +12025550123"],
  ])("is filled in within %j", (text, filled) => {
    expect(fillText(text, contact.lookUp)).toBe(filled);
  });

  it("is filled in at any depth, keys included", () => {
    const written = { a: ["$.External.count", 5, null], b: { "$.Attributes.name": "x" } };
    expect(fill(written, contact.lookUp)).toEqual({ a: ["3", 5, null], b: { Nadia: "x" } });
  });
});
