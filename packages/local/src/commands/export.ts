import { Command } from "commander";
import { clientsOf } from "../cloud/clients.ts";
import { exportUsers } from "../uploads/export.ts";
import { keep } from "../uploads/keep.ts";
import { main } from "./options.ts";
import { running } from "./running.ts";
import { serve } from "./serve.ts";
import { FILES } from "./state-folder.ts";

type Options = { instance?: string; print?: boolean };

const program = new Command("npm run export --")
  .description(
    "Writes the users of the simulated Amazon Connect instance as a CSV that can be dropped back: of the front desk that runs here, or else of a new one.",
  )
  .option("--instance <file>", "the instance of a new one (default: samples/instance.json)")
  .option("--print", "prints the CSV in place of where it is")
  .action((options: Options) => main(() => run(options)));
await program.parseAsync();

async function run({ instance, print }: Options) {
  const found = instance ? undefined : await running();
  const own = found ? undefined : await serve({ port: 0, instance });
  try {
    const place = found ?? own;
    if (!place) return;
    const clients = clientsOf(place);
    const { bucket, functions } = place.names;
    const { key, content } = await exportUsers(clients, { bucket, exporting: functions.export });
    if (print) return void process.stdout.write(content);
    const file = await keep(FILES, key, content);
    console.log(`${content.split("\r\n").length - 2} users are in s3://${bucket}/${key}`);
    console.log(`and in ${file}. Dropped into update/ as it is, it changes nobody.`);
  } finally {
    await own?.close();
  }
}
