import { lint } from "@frontdesk/flows/lint/lint.ts";
import { describe, expect, it } from "vitest";
import { lay } from "../../../settings/overlay.ts";
import { settings } from "../../../settings.ts";
import { calls } from "../../flows/calls/calls.ts";
import { ofType, resource } from "../src/synth/graph.ts";
import { graphWith, readGraph } from "./desk.ts";
import { refusal } from "./refusal.ts";

const [NUMBER = "", AUTHENTICATION = "", DEMO = ""] = [2, 3, 4].map(
  (digit) => `${digit}2222222-3333-4444-8555-666666666666`,
);
const INSTANCES_OWN = {
  connect: {
    approvedOrigins: ["https://crm.example.com"],
    claim: [{ leadsTo: "emergency demo", country: "US", type: "DID" }],
  },
  mainLine: { testCases: true, phoneNumberIds: [NUMBER] },
  pins: { senderId: "" },
  emergency: {
    phoneNumberIds: { authentication: [AUTHENTICATION], demo: [DEMO] },
    alert: ["security@example.com"],
  },
};
const deployed = graphWith(lay({ connect: { owner: "test" } }, INSTANCES_OWN));
const guest = graphWith(INSTANCES_OWN, "rehearsal");

const numbered = (count: number, what = "Number") =>
  Array.from({ length: count }, (_, index) => `${what} ${index + 1}`);

describe("settings of the main line", () => {
  it("make test cases of the instance of the scripted calls, which a template has room for", () => {
    const graph = deployed();
    const templates = ofType(graph, "aws:cloudformation/stack:Stack").flatMap(({ name, inputs }) =>
      name.startsWith("Call-") ? String(inputs.templateBody) : [],
    );
    expect(templates).toHaveLength(Object.keys(calls).length);
    const flows = ofType(graph, "aws:connect/contactFlow:ContactFlow").map(({ arn }) => arn);
    for (const template of templates) {
      expect(template.length).toBeLessThan(51_200);
      expect(template).not.toContain("${");
      const { Type, Properties } = JSON.parse(template).Resources.Call;
      expect(Type).toBe("AWS::Connect::TestCase");
      expect(Properties).toMatchObject({
        InstanceArn: expect.stringMatching(/:instance\/[0-9a-f-]+$/),
        Name: expect.stringMatching(/^frontdesk-test /),
        Status: "PUBLISHED",
      });
      expect(flows).toContain(Properties.EntryPoint.VoiceCallEntryPointParameters.FlowId);
      expect(Properties.Name.length).toBeLessThanOrEqual(127);
      expect(JSON.parse(Properties.Content).Observations.length).toBeGreaterThan(0);
    }
  });

  it("lead the instance's numbers to their flows", () => {
    const graph = deployed();
    const led = ofType(graph, "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation");
    const idOf = (name: string) => resource(graph, "aws:connect/contactFlow:ContactFlow", name).id.split(":")[1];
    const [claimed] = ofType(graph, "aws:connect/phoneNumber:PhoneNumber");
    const byNumber = Object.fromEntries(led.map(({ inputs }) => [inputs.phoneNumberId, inputs.contactFlowId]));
    expect(byNumber).toEqual({
      [NUMBER]: idOf("MainLine"),
      [AUTHENTICATION]: idOf("EmergencyAuthentication"),
      [DEMO]: idOf("EmergencyDemo"),
      [String(claimed?.id)]: idOf("EmergencyDemo"),
    });
  });

  it("claim numbers for the instance that is joined, and let sites show its agents' panel", () => {
    const instance = `arn:aws:connect:${deployed().region}:${deployed().account}:instance/${settings.connect.instanceId}`;
    const [claimed, ...others] = ofType(deployed(), "aws:connect/phoneNumber:PhoneNumber");
    expect(claimed?.inputs).toMatchObject({ targetArn: instance, countryCode: "US", type: "DID" });
    expect(others).toEqual([]);
    const { templateBody } = resource(deployed(), "aws:cloudformation/stack:Stack", "ApprovedOrigins").inputs;
    expect(Object.values(JSON.parse(templateBody).Resources)).toEqual([
      { Type: "AWS::Connect::ApprovedOrigin", Properties: { InstanceId: instance, Origin: "https://crm.example.com" } },
    ]);
  });

  it("leave numbers and origins to the stage that owns them, and say so", () => {
    const made = guest().resources.filter(({ name }) => /^(Leads|Number)-|ApprovedOrigins/.test(name));
    expect(made.map(({ name }) => name)).toEqual([]);
    expect(guest().outputs.left).toMatch(
      /telephone numbers and approved origins: .* the stage production \(connect\.owner\)/,
    );
    expect([deployed().outputs.left, readGraph().outputs.left]).toEqual([undefined, undefined]);
  });

  it("name an association by its number, so that a number which is to lead elsewhere is not left without a flow", () => {
    const led = ofType(deployed(), "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation");
    expect(led.map(({ name }) => name).sort()).toEqual(
      [NUMBER, AUTHENTICATION, DEMO, "emergency demo US DID 1"].map((name) => `Leads-${name}`).sort(),
    );
    expect(led.filter(({ deleteBeforeReplace }) => !deleteBeforeReplace)).toEqual([]);
  });

  it("ask for none of it by default", () => {
    const made = readGraph().resources.filter(({ type }) => /cloudformation|phoneNumber/.test(type));
    expect(made.map(({ name }) => name)).toEqual(["KeyedInput", "UserAdministration"]);
  });
});

describe("settings of emergencies", () => {
  it("tell people of wrong PINs, and leave out a sender that is blank", () => {
    const told = ofType(deployed(), "aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs);
    const topic = resource(deployed(), "aws:sns/topic:Topic", "AlertsTopic").arn;
    expect(told).toEqual([{ topic, protocol: "email", endpoint: "security@example.com" }]);
    const { inputs } = resource(deployed(), "aws:lambda/function:Function", "OneTimePinFunction");
    expect(inputs.environment.variables).not.toHaveProperty("SENDER_ID");
  });

  const largest = graphWith({
    mainLine: { location: "Location number 40" },
    pins: { length: 4, senderId: "" },
    emergency: {
      locations: numbered(40, "Location number").map((name) => ({ name, timeZone: "Asia/Ho_Chi_Minh" })),
      types: numbered(20, "Emergency of type").map((name) => ({ name, message: `${"x".repeat(488)} {location}.` })),
    },
  });

  it("give flows and functions that AWS takes, with as many locations and types as there may be", () => {
    for (const { inputs } of ofType(largest(), "aws:connect/contactFlow:ContactFlow")) {
      expect(lint(inputs.content)).toEqual([]);
    }
    for (const { inputs } of ofType(largest(), "aws:lambda/function:Function")) {
      expect(Buffer.byteLength(JSON.stringify(inputs.environment.variables))).toBeLessThan(4096);
    }
  });
});

describe("settings that cannot be meant", () => {
  const zone = "Asia/Singapore";
  const at = (...names: string[]) => ({ emergency: { locations: names.map((name) => ({ name, timeZone: zone })) } });
  const of = (...types: [name: string, message: string][]) => ({
    emergency: { types: types.map(([name, message]) => ({ name, message })) },
  });

  it.each([
    ["length", 4, 8],
    ["lifeSeconds", 30, 600],
    ["entrySeconds", 5, 180],
    ["tries", 1, 5],
    ["sendsPerNumber", 1, 20],
    ["sendsPerLine", 1, 1000],
  ])("are PINs whose %s is less than %i or more than %i", (name, least, most) => {
    const with_ = (value: number) => refusal({ pins: { lifeSeconds: 600, entrySeconds: 5, [name]: value } });
    expect([with_(least), with_(most)]).toEqual(["", ""]);
    for (const value of [least - 1, most + 1, least + 0.5]) expect(with_(value)).toContain(`at pins.${name}`);
  });

  it.each([[""], ["FDs"], ["Frontdesk24"]])("are none where the sender is “%s”", (senderId) => {
    expect(refusal({ pins: { senderId } })).toBe("");
  });

  it.each([["Frontdesk 24"], ["Frontdesk245"], ["FD"], ["Frontdesk 4"], ["1234"], ["Übung"]])(
    "are a sender such as “%s”",
    (senderId) => {
      expect(refusal({ pins: { senderId } })).toContain("at pins.senderId");
    },
  );

  it("are a PIN that ends before the time to key it in", () => {
    expect(refusal({ pins: { lifeSeconds: 30, entrySeconds: 31 } })).toContain("at pins.entrySeconds");
  });

  it.each([
    ["none at all", at()],
    ["one that is named twice", at("Singapore", "Manila", "SINGAPORE")],
    ["one that is named twice, in another composition of letters", at("Singapore", "Zürich", "Zu\u0308rich")],
    ["one that stands for all", at("Singapore", "all")],
    ["one that is said of all", at("Singapore", "All Locations")],
    ["a name that a flow would read", at("Singapore", "$.Queue.Name")],
    ["a name without an end", at("Singapore", "Manila ")],
    ["a name that begins with a mark", at("Singapore", "\u0308a")],
    ["41 of them", at("Singapore", ...numbered(40))],
  ])("are locations with %s", (_, over) => {
    expect(refusal(over)).toContain("at emergency.locations");
  });

  const inZone = (timeZone: string) => refusal({ emergency: { locations: [{ name: "Singapore", timeZone }] } });

  it("are no time zone with an area and a city, be it a former name, and not UTC", () => {
    const zones = [...Intl.supportedValuesOf("timeZone"), "Asia/Kolkata", "Asia/Ho_Chi_Minh", "UTC"];
    expect(zones.filter((zone) => inZone(zone) !== "")).toEqual([]);
  });

  it.each([
    ...["Etc/GMT+5", "Etc/UTC", "+08:00", "EST5EDT", "GMT", "Singapore", "asia/singapore", "ASIA/SINGAPORE", "utc"],
    ...["SystemV/PST8", "US/Eastern", "Asia/", "Asia/Singapore/City", ""],
  ])("are a time zone such as “%s”", (timeZone) => {
    expect(inZone(timeZone)).toContain("at emergency.locations[0].timeZone");
  });

  it.each(["Zürich", "Zu\u0308rich", "मुंबई", "L’Aquila", "L'Aquila", "St. John's", "Port-au-Prince"])(
    "are none where a location is called %s",
    (name) => {
      expect(refusal({ ...at("Singapore", name), mainLine: { location: name } })).toBe("");
    },
  );

  it.each([
    ["emergency", "alert"],
    ["agents", "notify"],
  ])("are people of %s.%s who are told twice", (part, list) => {
    const told = (...addresses: string[]) => refusal({ [part]: { [list]: addresses } });
    expect(told("a.b@example.com", "ab@example.com")).toBe("");
    expect(told("a.b@example.com", "A.B@example.com")).toMatch(
      new RegExp(`names A\\.B@example\\.com twice\\s+→ at ${part}\\.${list}\\[1\\]`),
    );
    expect(told("c@example.com", "a.b@example.com", "a-b@example.com")).toMatch(
      new RegExp(
        `names a\\.b@example\\.com and a-b@example\\.com, which differ by punctuation alone.+\\s+→ at ${part}\\.${list}\\[2\\]`,
      ),
    );
  });

  it("are a location of an unknown time zone, and a main line of an unknown location", () => {
    const nowhere = { emergency: { locations: [{ name: "Singapore", timeZone: "Asia/Atlantis" }] } };
    expect(refusal(nowhere)).toContain("at emergency.locations[0].timeZone");
    expect(refusal({ mainLine: { location: "Rome" } })).toMatch(
      /, which is none of emergency\.locations: Singapore, Manila, Sydney\s+→ at mainLine.location/,
    );
  });

  it.each([
    ["none at all", of()],
    ["one that is named twice", of(["Flood", "Wet."], ["flood", "Wet."])],
    ["the one that there is without any", of(["No emergency", "All is well."])],
    ["nothing to say", of(["Flood", " "])],
    ["more to say than anybody listens to", of(["Flood", "x".repeat(501)])],
    ["a place that is filled with nothing", of(["Flood", "It is wet at {site}."])],
    ["a reference", of(["Flood", "It is wet, $.Attributes.name."])],
    ["21 of them", of(...numbered(21).map((name): [string, string] => [name, "It is wet."]))],
  ])("are types of emergencies with %s", (_, over) => {
    expect(refusal(over)).toContain("at emergency.types");
  });

  it("are names too long for what a function may be told", () => {
    const long = numbered(40).map((name) => name.padEnd(40, "x"));
    expect(refusal({ ...at("Singapore", ...long.slice(1)) })).toMatch(
      /its locations and the names of its types are \d+ bytes long as JSON, and functions can be told 3000 at most: .+\s+→ at emergency/,
    );
  });

  it.each([0, 721, 1.5])("are emergencies of %d hours at most", (mostHours) => {
    expect(refusal({ emergency: { mostHours } })).toContain("at emergency.mostHours");
  });

  it("are a telephone number that leads to two flows, and an alert to nobody", () => {
    const over = { mainLine: { phoneNumberIds: [NUMBER] }, emergency: { phoneNumberIds: { demo: [NUMBER] } } };
    expect(refusal(over)).toMatch(/names a number twice\s+→ at emergency.phoneNumberIds.demo\[0\]/);
    expect(refusal({ emergency: { alert: ["nobody"] } })).toContain("at emergency.alert[0]");
  });
});
