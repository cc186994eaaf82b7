import { InvalidArgumentError } from "commander";

/** The port that AWS_ENDPOINT_URL names by default. */
export const PORT = 4566;
/** The page's, unless another process has it. */
const CONSOLE_PORT = 4577;
export const CONSOLE_PORT_OPTION = `the page's port; 0 takes any free one (default: ${CONSOLE_PORT}, or any where it is taken)`;
/** Where the page is to be: at the port that was asked for, or else at its own, or at any. */
export const pageAt = (asked: number | undefined) => ({ port: asked ?? CONSOLE_PORT, anyPort: asked === undefined });

export function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= 65535) return value;
  throw new InvalidArgumentError("A port is a whole number from 0 (any free one) to 65535.");
}

export function positive(text: string): number {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  throw new InvalidArgumentError("It is a number greater than 0.");
}

export function whole(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError("It is a whole number from 1.");
}

/** A list with commas between its parts. */
export const list = (text: string): string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter(Boolean);

/** Runs a command's action; what goes wrong is said in a sentence, its trace only where DEBUG is set, and ends it with this exit code. */
export async function main(action: () => Promise<void>, failure = 1) {
  try {
    await action();
  } catch (error) {
    const isAsked = process.env.DEBUG && error instanceof Error;
    process.stderr.write(`${isAsked ? error.stack : error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = failure;
  }
}
