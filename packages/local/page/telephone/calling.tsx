import type { LinesTold } from "../../src/console/told/line.ts";

type Props = Pick<LinesTold, "callers" | "staff"> & { /** Blank is withheld. */ number: string; line: string };

/** Who has rung which line, in a word: on a phone it takes the place of what they are chosen by. */
export function Calling({ callers, staff, number, line }: Props) {
  const known = [...callers, ...staff].find((one) => one.number === number);
  return (
    <p class="calling">
      <b>{known?.name ?? (number || "Number withheld")}</b> <span>on {line}</span>
    </p>
  );
}
