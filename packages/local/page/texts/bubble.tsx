import type { TextTold } from "../../src/console/told/text.ts";
import { clock } from "../parts/format.ts";
import { say } from "../parts/said.tsx";
import { codeIn, type Parted } from "./code.ts";

/** An SMS; a PIN or password in it is easy to read, and copied by a tap. */
export function Bubble({ text: { at, from, message } }: { text: TextTold }) {
  const parted = codeIn(message);
  return (
    <li class="bubble">
      <p class="bubble-from">
        <b>{from ?? "SMS"}</b> <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
      </p>
      <p class="bubble-text">{parted ? <WithCode {...parted} /> : message}</p>
      {parted && (
        <button type="button" class="bubble-copy" aria-label={`Copy ${parted.code}`} onClick={() => copy(parted.code)}>
          Copy
        </button>
      )}
    </li>
  );
}

const WithCode = ({ before, code, after }: Parted) => (
  <>
    {before}
    <strong class="code">{code}</strong>
    {after}
  </>
);

function copy(code: string): void {
  navigator.clipboard.writeText(code).then(
    () => say("Copied."),
    () => say("The browser does not let it be copied: select it instead.", { isBad: true }),
  );
}
