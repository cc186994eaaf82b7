import { describe, expect, it } from "vitest";
import { CENTRE, PLAIN } from "./centre.ts";
import { refusal } from "./refusal.ts";

/** What is said of a new instance's settings, beside its alias. */
const of = (contactCentre: object, connect: object = {}) =>
  refusal({ connect: { instance: "new", ...connect }, contactCentre: { alias: "acme", ...contactCentre } });

const QUEUE = { name: "Billing", hours: "Office Hours" };
const PROFILE = {
  name: "Billing",
  description: "Bills",
  channels: { VOICE: 1 },
  outboundQueue: "Office",
  queues: [{ queue: "Office", channel: "VOICE", priority: 1, delaySeconds: 0 }],
};
const HOURS = { name: "Nights", timeZone: "UTC", opens: [{ days: ["MONDAY"], from: "20:00", to: "06:00" }] };
const SECURITY = { name: "Biller", description: "Bills", permissions: ["BasicAgentAccess"] };
const CLAIM = { leadsTo: "main line", country: "US", type: "DID" };

describe("settings of a new instance", () => {
  it("are read with an alias alone, and with all that there may be", () => {
    expect(refusal(PLAIN)).toBe("");
    expect(refusal(CENTRE)).toBe("");
  });

  it("are not looked at where an instance is joined", () => {
    expect(refusal({ contactCentre: { queues: [{ ...QUEUE, hours: "of nobody" }], routingProfiles: [] } })).toBe("");
  });

  it.each([
    [
      "a joined instance that is not named",
      { connect: { instanceId: "" } },
      "an instance's id: the last part of its ARN",
      "connect.instanceId",
    ],
    ["no alias", { connect: { instance: "new" } }, "needed for a new instance", "contactCentre.alias"],
    [
      "a directory that no identity management asks for",
      { ...PLAIN, contactCentre: { alias: "acme", directoryId: "d-926abc1234" } },
      "not with CONNECT_MANAGED",
      "contactCentre.directoryId",
    ],
    [
      "no directory where one is to manage identities",
      { connect: { instance: "new", identityManagement: "EXISTING_DIRECTORY" } },
      "needed with EXISTING_DIRECTORY",
      "contactCentre.directoryId",
    ],
  ])("are refused with %s", (_, over, reason, path) => {
    expect(refusal(over)).toMatch(new RegExp(`${reason}.*\\s+→ at ${path.replaceAll(".", "\\.")}`));
  });

  it("need no alias with a directory", () => {
    const connect = { instance: "new", identityManagement: "EXISTING_DIRECTORY" };
    expect(refusal({ connect, contactCentre: { directoryId: "d-926abc1234" } })).toBe("");
  });

  it.each(["", "d-acme", "acme centre", "-acme", "acme-", "acme.uk", "a", "x".repeat(46)])(
    "have no alias “%s”",
    (alias) => {
      expect(of({ alias })).toContain("at contactCentre.alias");
    },
  );

  it.each(["acme", "ab", "4-front", "dd", "x".repeat(45)])("may have the alias “%s”", (alias) => {
    expect(of({ alias })).toBe("");
  });
});

describe("a name in a new instance", () => {
  const named = (name: string) => ({
    hours: [{ ...HOURS, name }],
    queues: [{ ...QUEUE, hours: name, name }],
    routingProfiles: [{ ...PROFILE, name, outboundQueue: name, queues: [] }],
  });

  it.each(["hours", "queues", "routingProfiles"] as const)("may be any on one line, as one of the %s", (list) => {
    const said = (name: string) => of({ [list]: named(name)[list] });
    for (const name of ["", " Billing", "Billing ", "Bill\ning", "x".repeat(128)])
      expect(said(name)).toContain(`at contactCentre.${list}[0].name`);
    for (const name of ["Ärger & Söhne, 24/7", "x".repeat(127)]) expect(said(name)).not.toContain(`${list}[0].name`);
  });

  it.each([
    ["hours", [{ ...HOURS, name: "basic hours" }]],
    ["queues", [{ ...QUEUE, name: "BasicQueue" }]],
    ["routingProfiles", [{ ...PROFILE, name: "Basic Routing Profile" }]],
    ["securityProfiles", [{ ...SECURITY, name: "Admin" }]],
    ["securityProfiles", [{ ...SECURITY, name: "agent" }]],
  ])("of the %s is not one that Amazon Connect gives each", (list, things) => {
    const said = of({ [list]: things });
    expect(said).toMatch(/is taken: Amazon Connect gives each new instance one of this name\s+→ at contactCentre\./);
    expect(said).toContain(`${list}[0].name`);
  });

  it.each([
    ["hours", [{ ...HOURS, name: "frontdesk main line" }]],
    ["queues", [{ ...QUEUE, name: "frontdesk-ann main line" }]],
    ["routingProfiles", [{ ...PROFILE, name: "Frontdesk main line" }]],
  ])("of the %s is not the main line's", (list, things) => {
    expect(of({ [list]: things })).toMatch(/is taken: the main line's own\s+→ at contactCentre/);
  });

  it.each([
    ["hours", [HOURS, { ...HOURS, name: "NIGHTS" }]],
    ["routingProfiles", [PROFILE, PROFILE]],
    ["securityProfiles", [SECURITY, { ...SECURITY, name: "biller" }]],
  ])("of the %s is not there twice, in whatever letter case", (list, things) => {
    expect(of({ [list]: things })).toMatch(
      new RegExp(`has the name \\S+ twice\\s+→ at contactCentre\\.${list}\\[1\\]`),
    );
  });
});

describe("what a new instance's parts name", () => {
  const routed = (over: object) => of({ routingProfiles: [{ ...PROFILE, ...over }] });
  const to = (over: object) => routed({ queues: [{ ...PROFILE.queues[0], ...over }] });

  it("is there: hours of a queue", () => {
    expect(of({ queues: [{ ...QUEUE, hours: "Basic Hours" }] })).toMatch(
      /there is no Basic Hours, but Office Hours\s+→ at contactCentre\.queues\[0\]\.hours/,
    );
  });

  it("is there: queues of a routing profile, of which the main line's is one", () => {
    expect(to({ queue: "main line" })).toBe("");
    expect(routed({ outboundQueue: "main line" })).toBe("");
    expect(to({ queue: "Nowhere" })).toMatch(
      /there is no Nowhere, but Office, main line\s+→ at contactCentre\.routingProfiles\[0\]\.queues\[0\]\.queue/,
    );
    expect(routed({ outboundQueue: "" })).toContain("at contactCentre.routingProfiles[0].outboundQueue");
    expect(of({ queues: [{ ...QUEUE, name: "Main Line" }] })).toContain("stands for the main line's queue");
  });

  it("is a channel that the profile has, once a queue", () => {
    expect(to({ channel: "CHAT" })).toMatch(/its channels have no CHAT\s+→ .+queues\[0\]\.channel/);
    expect(routed({ queues: [PROFILE.queues[0], PROFILE.queues[0]] })).toContain("has the queue Office by VOICE twice");
  });

  it.each([
    ["channels", [{}, { VOICE: 2 }, { CHAT: 11 }, { CHAT: 0 }, { FAX: 1 }]],
    ["queues", [[]]],
    ["description", ["", "x".repeat(251)]],
  ])("has %s as AWS allows them", (field, values) => {
    for (const value of values) expect(routed({ [field]: value })).toContain(`routingProfiles[0].${field}`);
  });

  it.each([
    ["priority", 1, 99],
    ["delaySeconds", 0, 9999],
  ])("has a %s from %i to %i", (field, least, most) => {
    expect([to({ [field]: least }), to({ [field]: most })]).toEqual(["", ""]);
    for (const value of [least - 1, most + 1]) expect(to({ [field]: value })).toContain(`queues[0].${field}`);
  });

  it("has permissions as AWS writes them, each once", () => {
    const having = (...permissions: string[]) => of({ securityProfiles: [{ ...SECURITY, permissions }] });
    expect(having("BasicAgentAccess", "QConnectAIAgents.View")).toBe("");
    expect(having("basicagentaccess")).toContain("AWS writes it BasicAgentAccess");
    expect(having("users.View")).toContain("AWS writes it Users.View");
    expect(having("Users.View", "Users.View")).toContain("has the permission Users.View twice");
    for (const wrong of ["", "Users View", "Users.", "*"]) expect(having(wrong)).toContain("permissions[0]");
    expect(having()).toContain("securityProfiles[0].permissions");
    expect(of({ securityProfiles: [{ ...SECURITY, name: "Bills & more" }] })).toContain("securityProfiles[0].name");
  });
});

describe("hours of a new instance", () => {
  const open = (...opens: [days: string[], from: string, to: string][]) =>
    of({
      hours: [{ ...HOURS, opens: opens.map(([days, from, to]) => ({ days, from, to })) }],
      queues: [],
      routingProfiles: [],
    });

  it("may open twice a day, go past midnight, and be all day on every day", () => {
    expect(open([["MONDAY", "TUESDAY"], "09:00", "12:00"], [["MONDAY"], "12:00", "17:00"])).toBe("");
    expect(open([["MONDAY"], "22:00", "06:00"], [["TUESDAY"], "06:00", "07:00"])).toBe("");
    expect(open([["SATURDAY", "SUNDAY"], "00:00", "00:00"], [["MONDAY"], "00:00", "08:00"])).toBe("");
  });

  it.each([
    ["within a day", [["MONDAY"], "09:00", "12:00"], [["FRIDAY", "MONDAY"], "11:59", "17:00"], "MONDAY"],
    ["one in the other", [["MONDAY"], "00:00", "00:00"], [["MONDAY"], "09:00", "17:00"], "MONDAY"],
    ["the same twice", [["FRIDAY"], "09:00", "17:00"], [["FRIDAY"], "09:00", "17:00"], "FRIDAY"],
    ["past midnight", [["MONDAY"], "22:00", "06:00"], [["TUESDAY"], "05:59", "07:00"], "TUESDAY"],
    ["past the week's end", [["MONDAY"], "00:00", "08:00"], [["SUNDAY"], "20:00", "00:01"], "SUNDAY"],
  ] as const)("are not open twice at a time: %s", (_, one, other, day) => {
    expect(open([[...one[0]], one[1], one[2]], [[...other[0]], other[1], other[2]])).toMatch(
      new RegExp(`open then already, on ${day}.+\\s+→ at contactCentre\\.hours\\[0\\]\\.opens\\[1\\]`),
    );
  });
});

describe("the hierarchy of a new instance", () => {
  type Group = { name: string; groups?: Group[] };
  const deep = (levels: number): Group => (levels > 1 ? { name: "In", groups: [deep(levels - 1)] } : { name: "In" });
  const levels = (count: number) => Array.from({ length: count }, (_, index) => `Level ${index + 1}`);
  const tree = (count: number, ...groups: object[]) => of({ hierarchy: { levels: levels(count), groups } });

  it("has five levels, and a sixth in no way", () => {
    expect(tree(5, deep(5))).toBe("");
    expect(tree(6)).toMatch(/a hierarchy has 5 levels at most\s+→ at contactCentre\.hierarchy\.levels/);
    expect(tree(5, deep(6))).toMatch(
      /a hierarchy has 5 levels at most\s+→ at contactCentre\.hierarchy\.groups\[0\](\.groups\[0\]){4}\.groups/,
    );
  });

  it("has groups that are as deep as its levels have names", () => {
    expect(tree(2, deep(3))).toMatch(
      /deeper than hierarchy\.levels has names.+\s+→ at contactCentre\.hierarchy\.groups\[0\]\.groups\[0\]\.groups/,
    );
    expect(tree(0, deep(1))).toContain("at contactCentre.hierarchy.groups");
  });

  it("has names that are told apart in each group, and can be written in a file", () => {
    const same = { name: "US" };
    expect(tree(2, { name: "Office", groups: [same] }, { name: "Field", groups: [same] })).toBe("");
    expect(tree(2, { name: "Office", groups: [same, { name: "us" }] })).toMatch(
      /has the group us twice\s+→ at contactCentre\.hierarchy\.groups\[0\]\.groups\[1\]/,
    );
    for (const name of ["US/Eastern", "US|Eastern", "x".repeat(101), ""])
      expect(tree(1, { name })).toContain("at contactCentre.hierarchy.groups[0].name");
    expect(of({ hierarchy: { levels: ["Team", "team"], groups: [] } })).toContain("has the level team twice");
  });

  it("has five hundred groups at most", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `Group ${index}` }));
    expect(tree(2, { name: "One", groups: many(499) })).toBe("");
    expect(tree(2, { name: "One", groups: many(500) })).toContain("more than 500 groups");
  });
});

describe("what a new instance keeps", () => {
  it.each([
    [{ storage: { callRecordings: { days: 0 } } }, "storage.callRecordings.days"],
    [{ storage: { chatTranscripts: { days: 3651 } } }, "storage.chatTranscripts.days"],
    [{ streams: { agentEvents: true } }, "streams.agentEvents"],
    [{ streams: { keepHours: 23 } }, "streams.keepHours"],
    [{ streams: { keepHours: 8761 } }, "streams.keepHours"],
  ])("has bounds: %j", (over, path) => {
    expect(of(over)).toContain(`at contactCentre.${path}`);
  });
});

describe("numbers and origins, of a new or a joined instance", () => {
  const claim = (...claims: object[]) => refusal({ connect: { claim: claims } });
  const origins = (...approvedOrigins: string[]) => refusal({ connect: { approvedOrigins } });

  it.each([
    ["leadsTo", ["", "Main line", "emergency"]],
    ["country", ["", "us", "USA", "XX", "UK", "EU"]],
    ["type", ["", "UIFN", "did"]],
    ["prefix", ["", "1206", "+0", "+1 206", "+1234567890123"]],
  ])("have no claim whose %s is not one", (field, values) => {
    expect(claim({ ...CLAIM, prefix: "+1206" }, CLAIM, CLAIM)).toBe("");
    for (const value of values) expect(claim({ ...CLAIM, [field]: value })).toContain(`at connect.claim[0].${field}`);
  });

  it("have no claim whose prefix is another country's", () => {
    expect(claim({ ...CLAIM, country: "GB", prefix: "+4420" }, { ...CLAIM, country: "CA", prefix: "+1604" })).toBe("");
    for (const prefix of ["+4", "+1206", "+353"]) {
      expect(claim({ ...CLAIM, country: "GB", prefix })).toMatch(
        /numbers of GB begin with \+44\s+→ at connect\.claim\[0\]\.prefix/,
      );
    }
  });

  it("have ten claims at most, each for a line that is there and can be called", () => {
    expect(claim(...Array.from({ length: 11 }, () => CLAIM))).toContain("at connect.claim");
    const toStaff = {
      connect: { claim: [{ ...CLAIM, leadsTo: "user administration" }] },
      passwords: { offered: false },
    };
    expect(refusal(toStaff)).toMatch(
      /no such line where passwords\.offered is false\s+→ at connect\.claim\[0\]\.leadsTo/,
    );
    expect(of({ calls: { inbound: false } }, { claim: [CLAIM] })).toContain("nobody could call them");
    expect(of({ calls: { inbound: false } })).toBe("");
  });

  it("have origins as browsers write them, each once", () => {
    expect(origins("https://crm.example.com", "https://crm.example.com:8443")).toBe("");
    for (const wrong of [
      ...["http://crm.example.com", "https://crm.example.com/", "https://crm.example.com/desk", "crm.example.com", "*"],
      ...["https://CRM.example.com", "https://crm.example.com:443", "https://*.example.com", "null", ""],
    ])
      expect(origins(wrong)).toContain("at connect.approvedOrigins[0]");
    expect(origins("https://a.example.com", "https://a.example.com")).toContain("at connect.approvedOrigins[1]");
  });
});
