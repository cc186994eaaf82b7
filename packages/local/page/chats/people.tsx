import { signal } from "@preact/signals";
import type { PersonTold } from "../../src/console/told/chat.ts";
import { who } from "../telephone/who.ts";
import { dateOf, monthOf } from "./suggestions.ts";

const chosen = signal<{ login: string; at: string } | undefined>(undefined);

/** Who one is: whoever was chosen, until another's phone is taken up, or else whose phone it is. */
export function personOf(people: PersonTold[]): PersonTold | undefined {
  const { login, at } = chosen.value ?? {};
  if (login !== undefined && at === who.value) return people.find((person) => person.login === login);
  return people.find(({ mobile }) => mobile && mobile.number === who.value);
}

function be({ login, mobile }: PersonTold): void {
  if (mobile) who.value = mobile.number;
  chosen.value = { login, at: who.value };
}

/** Where there is room beside the conversation, one need not unfold them. */
const IS_WIDE = matchMedia("(min-width: 62rem)").matches;

/** The people of the directory, with what the bot asks them. */
export function People({ people }: { people: PersonTold[] }) {
  const own = personOf(people)?.login;
  if (people.length === 0) return null;
  return (
    <details class="people" open={IS_WIDE}>
      <summary>Whom can I be?</summary>
      <p class="quiet">
        The people of the directory, as this front desk was started with. You write from their phones.
      </p>
      <ul aria-label="People">
        {people.map((person) => (
          <li key={person.login}>
            <Person person={person} isOwn={person.login === own} />
            <button type="button" aria-pressed={person.login === own} onClick={() => be(person)}>
              Be <span class="spoken">{person.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Person({ person, isOwn }: { person: PersonTold; isOwn: boolean }) {
  const { name, login, birthDate, startMonth, mobile, refused, isLocked } = person;
  return (
    <div>
      <p>
        <b>{name}</b> <code>{login}</code>
        {isOwn && <span class="pill busy">you</span>}
        {isLocked && <span class="pill mixed">locked</span>}
        {refused && <span class="pill">{refused}</span>}
      </p>
      <p class="quiet">
        Born {dateOf(birthDate)} · started {monthOf(startMonth)}
        {mobile && (
          <>
            {" · "}
            <span class="mobile">{mobile.shown}</span>
          </>
        )}
      </p>
    </div>
  );
}
