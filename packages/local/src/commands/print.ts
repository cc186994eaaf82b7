/** Prints a text whole. Whoever reads only its beginning, such as `head`, has what they want: it ends there, with the exit code that is set. */
export function print(text: string): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
