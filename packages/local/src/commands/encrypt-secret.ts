import { KMSClient } from "@aws-sdk/client-kms";
import { Command, InvalidArgumentError } from "commander";
import { encryptSecret } from "../secrets/encrypt-secret.ts";
import { readSecret } from "../secrets/read-secret.ts";
import { main } from "./options.ts";
import { running } from "./running.ts";

type Options = { stage?: string; key?: string; region?: string };
type Place = { client: KMSClient; key: string; next: string };

const program = new Command("npm run -s encrypt-secret --")
  .description(
    "Encrypts the password of the directory's service account, which it asks for or takes from standard input, and prints what settings take.",
  )
  .option("--stage <name>", "the deployment's stage, whose key alias/frontdesk-STAGE-directory is", name)
  .option("--key <key>", "another key of KMS, by its alias, id or ARN", name)
  .option("--region <region>", "the key's region (default: AWS_REGION, or that of the AWS CLI's profile)", name)
  // Commander would repeat an argument, which may be the password.
  .allowUnknownOption()
  .allowExcessArguments()
  .action((options: Options) => main(() => encrypt(options)));
await program.parseAsync();

async function encrypt(options: Options) {
  if (program.args.length)
    throw new Error(
      "It takes --stage, --key and --region, and nothing else: the password is asked for, or read from standard input, and never on the command line, which others can see.",
    );
  const { client, key, next } = await placeOf(options);
  const secret = await readSecret({ input: process.stdin, say: (text) => process.stderr.write(text) });
  const encrypted = await encryptSecret(secret, { client, key });
  process.stdout.write(`${encrypted}\n`);
  process.stderr.write(`${next}\n`);
}

/** A deployment's key, with the machine's own credentials; where none is named, that of the front desk that runs here. */
async function placeOf({ stage, key, region }: Options): Promise<Place> {
  if (stage || key) {
    const deploy = `npx sst deploy${stage ? ` --stage ${stage}` : ""}`;
    return {
      client: new KMSClient(region ? { region } : {}),
      key: key ?? `alias/frontdesk-${stage}-directory`,
      next: `This is for settings.ts, as passwords.directory.password. Then deploy: ${deploy}`,
    };
  }
  const found = await running();
  if (!found) throw new Error("No front desk runs here: say whose key it is with --stage, such as --stage production.");
  const { cloud, graph, names } = found;
  if (!names.directoryKey) throw new Error("The front desk that runs here resets no passwords (passwords.offered).");
  return {
    client: new KMSClient({ endpoint: cloud.endpoint, region: graph.region, credentials: cloud.credentials }),
    key: names.directoryKey,
    next: "This is of the front desk that runs here, to try it out. For a deployment's, name its stage with --stage.",
  };
}

/** A blank one, of a variable that is not set, must not mean what runs here. */
function name(text: string): string {
  if (text.trim()) return text;
  throw new InvalidArgumentError("It is blank.");
}
