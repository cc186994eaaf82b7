import path from "node:path";
import type { Caller } from "@frontdesk/core/callers/caller.ts";
import type { Callers } from "@frontdesk/core/callers/callers.ts";
import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { readCallers } from "@frontdesk/core/callers/import.ts";
import type { Ec2Instances } from "@frontdesk/simulator/ec2/instances.ts";
import { readEc2Instances } from "@frontdesk/simulator/ec2/read-instances.ts";
import type { Carriers } from "@frontdesk/simulator/sms-voice/carrier-lookup.ts";
import * as z from "zod";
import { ROOT } from "../synth/place.ts";
import type { Clients } from "./clients.ts";
import { reading } from "./reading.ts";
import { readStaff, type Staff } from "./staff.ts";

/** The EC2 instances, the callers, the lines of numbers and the staff that are there where no other files are named. */
export const SAMPLE_EC2 = path.join(ROOT, "samples", "ec2-instances.json");
export const SAMPLE_CALLERS = path.join(ROOT, "samples", "callers.csv");
export const SAMPLE_PHONES = path.join(ROOT, "samples", "phones.json");
export const SAMPLE_DIRECTORY = path.join(ROOT, "samples", "directory.json");

/** Reads the EC2 instances to start with; throws with the file's name and what is wrong in it. */
export const readEc2File = (file: string): Promise<Ec2Instances> =>
  reading(file, (bytes) => readEc2Instances(JSON.parse(bytes.toString("utf8"))));

const Phones: z.ZodType<Carriers> = z.record(
  z.string().regex(/^\+[1-9]\d{1,14}$/, "a number in E.164, such as +12025550123"),
  z.enum(["MOBILE", "LANDLINE", "OTHER", "INVALID"]),
);

/** Reads which sort of line each number is, where the number itself does not tell; throws with the file's name and what is wrong in it. */
export const readPhonesFile = (file: string): Promise<Carriers> =>
  reading(file, (bytes) => {
    const read = Phones.safeParse(JSON.parse(bytes.toString("utf8")));
    if (read.success) return read.data;
    throw new Error(z.prettifyError(read.error));
  });

/** Reads who is in the directory; throws with the file's name and what is wrong in it. */
export const readDirectoryFile = (file: string): Promise<Staff> =>
  reading(file, (bytes) => readStaff(JSON.parse(bytes.toString("utf8"))));

/** Reads a file of callers; throws with the file's name and every fault. */
export const readCallersFile = (file: string): Promise<Caller[]> => reading(file, (bytes) => readCallers(bytes));

/** The callers' table of a front desk on this machine. */
export const callersOf = (
  { dynamo }: Pick<Clients, "dynamo">,
  { names }: { names: { tables: { callers: string } } },
): Callers => dynamoCallers({ client: dynamo, table: names.tables.callers });
