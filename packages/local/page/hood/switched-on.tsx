import type { SwitchesTold } from "../../src/console/told/hood.ts";
import { useTopic } from "../feed.ts";
import { flipSwitch } from "./flip-switch.ts";

const WORDS = {
  connect: { is: "Amazon Connect is throttled", off: "End it" },
  directory: { is: "The directory is down", off: "Bring it up" },
};

/** Says what is switched on, at the top, where nobody overlooks it. */
export function SwitchedOn() {
  const told = useTopic<SwitchesTold>("switches");
  const on = (["connect", "directory"] as const).filter((name) => told?.[name]?.isOn);
  return (
    <div class="switched-on" role="status">
      {on.map((name) => (
        <p key={name}>
          {WORDS[name].is}
          <button
            type="button"
            class="quiet-button"
            aria-label={`${WORDS[name].off}: ${WORDS[name].is}`}
            onClick={() => flipSwitch(name, false)}
          >
            {WORDS[name].off}
          </button>
        </p>
      ))}
    </div>
  );
}
