type Reason = { because: string; source: string };
const reference = (page: string) =>
  `https://docs.aws.amazon.com/service-authorization/latest/reference/list_${page}.html`;

const EC2 = reference("amazonec2");
const TEXTS = reference("awsendusermessagingsmsandvoicev2");
const NETWORK = {
  because:
    "Lambda puts a function into its network in the function's name, and looks at the role before any interface is there",
  source: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html",
};

/** Actions that are allowed on every resource, since AWS knows no other way. */
export const ON_EVERYTHING: Record<string, Reason> = {
  "ec2:DescribeInstances": { because: "it knows no resources", source: EC2 },
  "ec2:DescribeNetworkInterfaces": { because: "it knows no resources", source: EC2 },
  "ec2:DescribeSubnets": { because: "it knows no resources", source: EC2 },
  "ec2:CreateNetworkInterface": NETWORK,
  "ec2:DeleteNetworkInterface": NETWORK,
  "ec2:AssignPrivateIpAddresses": NETWORK,
  "ec2:UnassignPrivateIpAddresses": NETWORK,
  "polly:SynthesizeSpeech": {
    because: "it knows lexicons alone, and the bot has none",
    source: reference("amazonpolly"),
  },
  "sms-voice:CarrierLookup": { because: "a phone number of somebody else is no resource", source: TEXTS },
  "sms-voice:SendTextMessage": { because: "SNS does not say from which number it sends", source: TEXTS },
  "sns:Publish": {
    because: "a phone number is no resource; topics are denied beside it",
    source: "https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html",
  },
  "xray:PutTelemetryRecords": { because: "it knows no resources", source: reference("awsx-ray") },
  "xray:PutTraceSegments": { because: "it knows no resources", source: reference("awsx-ray") },
};

/** Where a part of a resource's name may be anything. */
export const WILDCARDS: { resource: RegExp; because: string }[] = [
  {
    resource: /^Connect instance\/(agent|agent-group|queue|routing-profile|security-profile|transfer-destination)\/\*$/,
    because: "who and what a file names is not known when the stacks are deployed",
  },
  { resource: /^FilesBucket\/[a-z]+\/([a-z]+\/)?\*$/, because: "the files of a folder" },
  { resource: /^EC2 instance\/\*$/, because: "instances come and go; the tag of settings says which, by a condition" },
  { resource: /^[A-Za-z]+LogGroup:\*$/, because: "the streams of a log, which Lambda names" },
  { resource: /^arn:aws:sns:\*:\*:\*$/, because: "denied: every topic of any account" },
];
