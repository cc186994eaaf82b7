import type { Settings } from "./read.ts";

/** What holds where settings.ts says nothing else. The instance, the directory and the network are examples. */
export const defaults: Settings = {
  region: "us-east-1",
  connect: {
    instance: "existing",
    instanceId: "11111111-2222-4333-8444-555555555555",
    identityManagement: "CONNECT_MANAGED",
    owner: "production",
    approvedOrigins: [],
    claim: [],
    ratePerSecond: 2,
    burst: 5,
    operations: {},
    buckets: "per operation",
  },
  contactCentre: {
    calls: { inbound: true, outbound: true },
    hours: [
      {
        name: "Office Hours",
        timeZone: "America/New_York",
        opens: [{ days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], from: "09:00", to: "17:00" }],
      },
    ],
    queues: [{ name: "Office", hours: "Office Hours", mostContacts: 100 }],
    routingProfiles: [
      {
        name: "Front Desk",
        description: "Agents who answer the main line, and what is transferred to the office",
        channels: { VOICE: 1, CHAT: 2 },
        outboundQueue: "Office",
        queues: [
          { queue: "main line", channel: "VOICE", priority: 1, delaySeconds: 0 },
          { queue: "main line", channel: "CHAT", priority: 1, delaySeconds: 0 },
          { queue: "Office", channel: "VOICE", priority: 2, delaySeconds: 0 },
        ],
      },
    ],
    securityProfiles: [
      {
        name: "Front Desk Agent",
        description: "The agents' panel with outbound calls and quick connects",
        permissions: ["BasicAgentAccess", "OutboundCallAccess", "TransferDestinations.View"],
      },
    ],
    hierarchy: { levels: [], groups: [] },
    storage: {
      callRecordings: { kept: true, days: 90 },
      chatTranscripts: { kept: true, days: 90 },
      scheduledReports: { kept: true, days: 90 },
    },
    streams: { contactRecords: "off", agentEvents: "off", keepHours: 24 },
  },
  mainLine: {
    phoneNumberIds: [],
    location: "Singapore",
    hours: {
      timeZone: "America/New_York",
      days: ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"],
      from: "09:00",
      to: "17:00",
    },
    mostWaiting: 10,
    namesAtOnce: 8,
    operable: { key: "frontdesk", value: "operable" },
    testCases: false,
  },
  pins: {
    length: 6,
    lifeSeconds: 300,
    entrySeconds: 30,
    tries: 3,
    sendsPerNumber: 5,
    sendsPerLine: 60,
    senderId: "Frontdesk",
  },
  emergency: {
    locations: [
      { name: "Singapore", timeZone: "Asia/Singapore" },
      { name: "Manila", timeZone: "Asia/Manila" },
      { name: "Sydney", timeZone: "Australia/Sydney" },
    ],
    types: [
      {
        name: "Fire alarm",
        message:
          "Our {location} office has been evacuated because of a fire alarm, so that you may wait much longer than usual. If your matter is not urgent, please call again in an hour.",
      },
      {
        name: "Severe weather",
        message:
          "Because of severe weather, few people can work at our {location} office today, and you may wait longer than usual. If your matter is not urgent, please call again tomorrow.",
      },
      {
        name: "Power outage",
        message:
          "Our {location} office has no power at the moment, so that some of our systems cannot be reached and you may wait longer than usual. We are working on it. Please call again later if you can.",
      },
    ],
    mostHours: 72,
    phoneNumberIds: { authentication: [], demo: [] },
    alert: [],
  },
  passwords: {
    offered: true,
    directory: {
      servers: ["ldaps://dc1.example.test:636"],
      ca: "",
      base: "OU=Staff,DC=example,DC=test",
      serviceAccount: "CN=svc-reset,OU=ServiceAccounts,DC=example,DC=test",
      password: "",
      attributes: { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" },
      protectedGroups: [],
    },
    network: { subnetIds: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] },
    startMonth: "month",
    secondFactor: "none",
    length: 16,
    attempts: { perAccount: 5, perCaller: 5, withoutNumber: 30, lockMinutes: 30 },
    phoneNumberIds: [],
    alert: [],
  },
  agents: {
    retries: 5,
    consumers: 2,
    largestFile: 1000,
    keepDays: 30,
    emailChanges: "refused",
    remove: { allowed: false, mostRows: 100, sharedQuickConnects: "refused" },
    hold: { share: 0.5, from: 20 },
    mailboxes: { warn: false, tenantDomain: "", verifiedDomains: [] },
    notify: [],
  },
  operators: { alert: [], smsSpendDollars: 0.8, unanswered: 5, dashboards: true },
};
