import { useState } from "preact/hooks";
import type { CallerTold, StaffTold } from "../../src/console/told/line.ts";
import { who } from "./who.ts";

const WITHHELD = "";
const OTHER = "other";

export const isNumber = (text: string): boolean => /^\+[1-9]\d{3,14}$/.test(text);

type Props = { callers: CallerTold[]; staff: StaffTold[] /** Whose call is on. */; calling: string | undefined };

/** Whose telephone it is: somebody who is known, a number of one's own, or nobody's. */
export function Callers({ callers, staff, calling }: Props) {
  const isLocked = calling !== undefined;
  const number = calling ?? who.value;
  const isKnown = number === WITHHELD || [...callers, ...staff].some((caller) => caller.number === number);
  const [wantsOther, setOther] = useState(false);
  // Others of the page make one somebody else as well.
  const isOther = callers.length > 0 && (wantsOther || !isKnown);
  return (
    <div class="caller">
      <div class="field">
        <label for="caller">Caller</label>
        <select
          id="caller"
          value={isOther ? OTHER : number}
          disabled={isLocked}
          onChange={({ currentTarget: { value } }) => {
            setOther(value === OTHER);
            if (value !== OTHER) who.value = value;
          }}
        >
          <optgroup label="In the callers' table">
            {callers.map((caller) => (
              <option key={caller.number} value={caller.number}>
                {caller.name} · {rolesOf(caller)} · {caller.number}
              </option>
            ))}
          </optgroup>
          {staff.length > 0 && (
            <optgroup label="Staff who are not in it">
              {staff.map(({ number: mobile, name }) => (
                <option key={mobile} value={mobile}>
                  {name} · {mobile}
                </option>
              ))}
            </optgroup>
          )}
          <optgroup label="Anybody else">
            <option value={WITHHELD}>Number withheld</option>
            <option value={OTHER}>Another number …</option>
          </optgroup>
        </select>
      </div>
      {isOther && (
        <label class="field">
          <span>Number, with its country</span>
          <input
            type="tel"
            autocomplete="off"
            placeholder="+44 7700 900123"
            value={number}
            disabled={isLocked}
            aria-invalid={!isNumber(number)}
            onInput={({ currentTarget }) => {
              who.value = currentTarget.value.replace(/[^+\d]/g, "");
            }}
          />
        </label>
      )}
    </div>
  );
}

function rolesOf({ isOperator, isAdministrator }: CallerTold): string {
  const roles = [isOperator && "operator", isAdministrator && "administrator"].filter(Boolean);
  return roles.join(", ") || "caller";
}
