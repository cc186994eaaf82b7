import { useState } from "preact/hooks";
import type { CallerTold } from "../../src/console/told/line.ts";
import { who } from "./who.ts";

const WITHHELD = "";
const OTHER = "other";

export const isNumber = (text: string): boolean => /^\+[1-9]\d{3,14}$/.test(text);

/** Whose telephone it is: somebody who is known, a number of one's own, or nobody's. */
export function Callers({ callers, isLocked }: { callers: CallerTold[]; isLocked: boolean }) {
  const number = who.value;
  const isKnown = number === WITHHELD || callers.some((caller) => caller.number === number);
  const [isOther, setOther] = useState(callers.length > 0 && !isKnown);
  return (
    <div class="caller">
      <label class="field">
        <span>Caller</span>
        <select
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
          <optgroup label="Anybody else">
            <option value={WITHHELD}>Number withheld</option>
            <option value={OTHER}>Another number …</option>
          </optgroup>
        </select>
      </label>
      {isOther && (
        <label class="field">
          <span>Number</span>
          <input
            type="tel"
            inputMode="tel"
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
