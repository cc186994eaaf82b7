import { graphWith } from "./desk.ts";

const ALIAS = "acme-front";

/** A new instance of an alias alone, all else as settings have it. */
export const PLAIN = { connect: { instance: "new" }, contactCentre: { alias: ALIAS } };

/** A new instance that has all that one may have. */
export const CENTRE = {
  connect: {
    instance: "new",
    approvedOrigins: ["https://crm.example.com", "https://desk.example.com:8443"],
    claim: [
      { leadsTo: "main line", country: "US", type: "TOLL_FREE" },
      { leadsTo: "main line", country: "US", type: "TOLL_FREE" },
      { leadsTo: "user administration", country: "AU", type: "DID", prefix: "+612" },
    ],
  },
  contactCentre: {
    alias: ALIAS,
    hours: [
      {
        name: "Day and Night",
        timeZone: "Australia/Sydney",
        opens: [
          { days: ["MONDAY", "TUESDAY"], from: "00:00", to: "00:00" },
          { days: ["SATURDAY"], from: "22:30", to: "04:15" },
        ],
      },
    ],
    queues: [
      { name: "Billing", hours: "Day and Night", mostContacts: 25 },
      { name: "Shipping", hours: "Day and Night" },
    ],
    routingProfiles: [
      {
        name: "Front Desk",
        description: "Whoever calls the main line",
        channels: { VOICE: 1 },
        outboundQueue: "main line",
        queues: [{ queue: "main line", channel: "VOICE", priority: 1, delaySeconds: 0 }],
      },
      {
        name: "Billing",
        description: "Bills",
        channels: { VOICE: 1, CHAT: 3 },
        outboundQueue: "Billing",
        queues: [
          { queue: "Billing", channel: "VOICE", priority: 1, delaySeconds: 0 },
          { queue: "Billing", channel: "CHAT", priority: 2, delaySeconds: 30 },
          { queue: "main line", channel: "CHAT", priority: 9, delaySeconds: 60 },
        ],
      },
    ],
    securityProfiles: [
      {
        name: "Biller",
        description: "The agents' panel",
        permissions: ["BasicAgentAccess", "TransferDestinations.View"],
      },
    ],
    hierarchy: {
      levels: ["Department", "Country", "Team"],
      groups: [
        { name: "Office", groups: [{ name: "US", groups: [{ name: "Eastern" }, { name: "Western" }] }] },
        { name: "Field", groups: [{ name: "US" }] },
      ],
    },
    streams: { contactRecords: "on", agentEvents: "on", keepHours: 48 },
  },
};

/** The stacks with it, as they are deployed to production. */
export const centreGraph = () => graphWith(CENTRE, "production");
