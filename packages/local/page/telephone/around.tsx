import { signal } from "@preact/signals";
import type { LinesTold } from "../../src/console/told/line.ts";

type Offered = Pick<LinesTold, "agents" | "areMoreAgents">;

/** As a browser's field has it; blank is now. */
const time = signal("");
/** An agent's login; blank is nobody. */
const onDuty = signal("");

/** Who was chosen, where there still is such an agent; of very many agents only the front desk knows that. */
function onDutyOf({ agents, areMoreAgents }: Offered): string {
  return areMoreAgents || agents.includes(onDuty.value) ? onDuty.value.trim() : "";
}

/** What of a call is neither the caller nor the line: when it rings, and who is on duty. */
export const around = (offered: Offered) => ({
  at: time.value ? Date.parse(time.value) : undefined,
  agent: onDutyOf(offered) || undefined,
});

export function Around({ isLocked, ...offered }: Offered & { isLocked: boolean }) {
  const agent = onDutyOf(offered);
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
          {offered.areMoreAgents ? (
            <LoginField {...{ agent, isLocked, agents: offered.agents }} />
          ) : (
            <LoginSelect {...{ agent, isLocked, agents: offered.agents }} />
          )}
        </div>
      </div>
    </details>
  );
}

type Choosing = { agents: string[]; agent: string; isLocked: boolean };

function choose({ currentTarget: { value } }: { currentTarget: { value: string } }): void {
  onDuty.value = value;
}

function LoginSelect({ agents, agent, isLocked }: Choosing) {
  return (
    <select id="on-duty" value={agent} disabled={isLocked} onChange={choose}>
      <option value="">Nobody</option>
      {agents.map((login) => (
        <option key={login}>{login}</option>
      ))}
    </select>
  );
}

/** For more agents than can be chosen from: the first of them are offered, any login can be typed. */
function LoginField({ agents, agent, isLocked }: Choosing) {
  return (
    <>
      <input
        id="on-duty"
        type="text"
        list="agents-offered"
        autocomplete="off"
        placeholder="A login; blank is nobody"
        value={agent}
        disabled={isLocked}
        onInput={choose}
      />
      <datalist id="agents-offered">
        {agents.map((login) => (
          <option key={login} value={login} />
        ))}
      </datalist>
    </>
  );
}
