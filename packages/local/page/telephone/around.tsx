import { signal } from "@preact/signals";

/** As a browser's field has it; blank is now. */
const time = signal("");
/** An agent's login; blank is nobody. */
const onDuty = signal("");

/** What of a call is neither the caller nor the line: when it rings, and who is on duty. */
export const around = () => ({
  at: time.value ? Date.parse(time.value) : undefined,
  agent: onDuty.value || undefined,
});

export function Around({ agents, isLocked }: { agents: string[]; isLocked: boolean }) {
  const agent = agents.includes(onDuty.value) ? onDuty.value : "";
  return (
    <details class="around">
      <summary>
        Rings {time.value ? "at another time" : "now"}, {agent || "no agent"} is on duty
      </summary>
      <div class="choices">
        <label class="field">
          <span>Another time, on your clock; blank is now</span>
          <input
            type="datetime-local"
            value={time.value}
            disabled={isLocked}
            onInput={({ currentTarget: { value } }) => {
              time.value = value;
            }}
          />
        </label>
        <div class="field">
          <label for="on-duty">Agent on duty in every queue</label>
          <select
            id="on-duty"
            value={agent}
            disabled={isLocked}
            onChange={({ currentTarget: { value } }) => {
              onDuty.value = value;
            }}
          >
            <option value="">Nobody</option>
            {agents.map((login) => (
              <option key={login}>{login}</option>
            ))}
          </select>
        </div>
      </div>
    </details>
  );
}
