import { fitsInstance } from "../settings/joined.ts";
import { settings } from "../settings.ts";
import { keptInProduction } from "./kept.ts";

let created: aws.connect.Instance | undefined;

/** The instance that the stacks create; nothing where settings name an existing one. Who asks first has it created. */
export function newInstance(): aws.connect.Instance | undefined {
  if (settings.connect.instance === "existing") return undefined;
  created ??= create();
  return created;
}

let joined: aws.connect.GetInstanceResult | undefined;

/** Looks up the instance that is joined, so that one which is not there, or not as settings say, is told before anything is made. */
export async function lookUpInstance(): Promise<void> {
  if (settings.connect.instance === "new") return;
  joined = await aws.connect.getInstance({ instanceId: settings.connect.instanceId });
  fitsInstance(settings, joined.identityManagementType);
}

function joinedInstance(): aws.connect.GetInstanceResult {
  if (joined) return joined;
  throw new Error("the instance has not been looked up yet");
}

/** The id of the Amazon Connect instance, created or joined. Whatever is given it comes after the instance. */
export const instanceId = () => newInstance()?.id ?? $util.output(joinedInstance().instanceId);

/** Whether the instance's numbers and origins, of which it has one set, are this stage's. */
export const ownsInstance = () => settings.connect.instance === "new" || settings.connect.owner === $app.stage;

/** What is told at the end of a deployment where settings ask for what is another stage's. */
export function leftToOwner() {
  const { connect, mainLine, emergency, passwords } = settings;
  const { authentication, demo } = emergency.phoneNumberIds;
  const asked = [
    mainLine.phoneNumberIds,
    authentication,
    demo,
    passwords.phoneNumberIds,
    connect.approvedOrigins,
    connect.claim,
  ];
  if (ownsInstance() || asked.every(({ length }) => length === 0)) return undefined;
  return `the instance's telephone numbers and approved origins: they are those of the stage ${connect.owner} (connect.owner)`;
}

/** Its ARN. */
export const instanceArn = () => newInstance()?.arn ?? $util.output(joinedInstance().arn);

function create() {
  const { identityManagement } = settings.connect;
  const { alias, directoryId, calls } = settings.contactCentre;
  return new aws.connect.Instance(
    "Instance",
    {
      identityManagementType: identityManagement,
      ...(alias && { instanceAlias: alias }),
      ...(directoryId && identityManagement === "EXISTING_DIRECTORY" && { directoryId }),
      inboundCallsEnabled: calls.inbound,
      outboundCallsEnabled: calls.outbound,
      contactFlowLogsEnabled: true,
    },
    {
      ...keptInProduction(),
      // Another alias or directory would be another instance, without the agents and numbers of this one.
      ...($app.protect ? { protect: true } : {}),
      dependsOn: flowLogs(alias),
    },
  );
}

/**
 * The log of flows, which hold callers' numbers, is there before Amazon Connect would make one that is kept for ever. Its name
 * comes from the alias: a directory's own, where settings name none, is not known.
 */
function flowLogs(alias: string | undefined) {
  if (!alias) return [];
  const name = `/aws/connect/${alias}`;
  return [new aws.cloudwatch.LogGroup("FlowLogs", { name, retentionInDays: 30 }, keptInProduction())];
}
