import { Command } from "commander";
import { CONSOLE_PORT_OPTION, main, PORT, pageAt, port, positive, whole } from "./options.ts";
import { askedToEnd, serve } from "./serve.ts";
import { LOCAL_FILE } from "./state-folder.ts";

type Options = {
  port: number;
  consolePort?: number;
  instance?: string;
  directory?: string;
  connectRate?: number;
  connectBurst?: number;
};

const program = new Command("npm run local --")
  .description("Serves the whole front desk on this machine until it is ended.")
  .option("--port <number>", "the gateway's port; 0 takes any free one", port, PORT)
  .option("--console-port <number>", CONSOLE_PORT_OPTION, port)
  .option("--instance <file>", "the Amazon Connect instance that is joined (default: samples/instance.json)")
  .option("--directory <file>", "who is in the directory that passwords are reset in (default: samples/directory.json)")
  .option("--connect-rate <number>", "calls a second that the simulated account allows for an operation", positive)
  .option("--connect-burst <number>", "calls of an operation that it allows at once", positive)
  .option("--faults <seed>", "has everything go wrong that this seed says: a whole number from 1", whole)
  .action((options: Options) =>
    main(async () => {
      const frontdesk = await serve({ ...options, page: pageAt(options.consolePort) });
      const { cloud, names } = frontdesk;
      console.log(`See it, drop it, ring it: ${frontdesk.page}\n`);
      console.log(`Serving on ${cloud.endpoint}. What to use is in ${LOCAL_FILE}. For example:\n`);
      const { accessKeyId, secretAccessKey } = cloud.credentials;
      console.log(
        `  export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_REGION=${frontdesk.graph.region}`,
      );
      console.log(`  aws --endpoint-url ${cloud.endpoint} s3 cp samples/agents.csv s3://${names.bucket}/create/\n`);
      if (frontdesk.directory) {
        const staff = options.directory ?? "samples/directory.json";
        console.log(`To reset the password of somebody in ${staff}: npm run chat\n`);
      }
      console.log("Ctrl-C ends it.");
      await askedToEnd();
      await frontdesk.close();
    }),
  );
await program.parseAsync();
