import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DeskTold } from "../src/console/told/desk.ts";
import type { EmergenciesTold } from "../src/console/told/emergency.ts";
import type { UploadsTold } from "../src/console/told/upload.ts";
import { Agents } from "./agents/agents.tsx";
import { ask, wordsOf } from "./ask.ts";
import { Emergencies } from "./emergencies/emergencies.tsx";
import { isThere, trouble, useTopic } from "./feed.ts";
import { Hood } from "./hood/hood.tsx";
import { Icon } from "./parts/icon.tsx";
import { Said, say } from "./parts/said.tsx";
import { ROOMS, type RoomName, room } from "./route.ts";
import { Telephone } from "./telephone/telephone.tsx";
import { switchTheme, theme } from "./theme.ts";

const TITLES: Record<RoomName, string> = {
  agents: "Agents",
  telephone: "Telephone",
  emergencies: "Emergencies",
  hood: "Under the hood",
};
const PAGES: Record<RoomName, ComponentType<{ desk: DeskTold }>> = {
  agents: Agents,
  telephone: Telephone,
  emergencies: Emergencies,
  hood: Hood,
};

/** The page: where one is, what is there, and the room that one looks at. */
export function App() {
  const [desk, setDesk] = useState<DeskTold>();
  const isBack = isThere.value;
  useEffect(() => {
    if (!isBack) return;
    ask<DeskTold>("/desk").then(
      (told) => {
        // Another front desk has other calls, chats and files: nothing of the one before is true of it.
        if (desk && desk.startedAt !== told.startedAt) openAnew();
        else setDesk(told);
        if (sessionStorage.getItem(ANEW))
          say("The front desk was begun anew: files, calls and users of before are gone.");
        sessionStorage.removeItem(ANEW);
      },
      (error) => say(wordsOf(error), { isBad: true }),
    );
  }, [isBack]);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const current = room.value;
  useEffect(() => {
    document.title = `${TITLES[current]} – Frontdesk`;
    // Who follows a link by the keyboard goes on where it leads.
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [current]);
  const Page = PAGES[current];
  return (
    <>
      <button type="button" class="skip" onClick={() => document.getElementById("content")?.focus()}>
        To the content
      </button>
      <header class="masthead">
        <a class="brand" href="#/agents">
          <img src="/icon.svg" alt="" width="32" height="32" />
          <span>Frontdesk</span>
        </a>
        <Rooms />
        <button type="button" class="theme" onClick={switchTheme} aria-label={`Theme: ${theme.value}. Switch`}>
          <Icon name="theme" />
        </button>
      </header>
      <main id="content" tabIndex={-1}>
        <Alarm />
        <div class="title">
          <h1 tabIndex={-1} ref={heading}>
            {TITLES[current]}
          </h1>
          {desk && (
            <p class="where">
              {desk.instance} <span aria-hidden="true">·</span> {desk.region} <span aria-hidden="true">·</span>{" "}
              <code>{desk.endpoint}</code>
            </p>
          )}
        </div>
        {desk && <Page desk={desk} />}
      </main>
      <Said />
    </>
  );
}

const ANEW = "frontdesk-anew";

function openAnew() {
  sessionStorage.setItem(ANEW, "yes");
  location.reload();
}

function Rooms() {
  const uploads = useTopic<UploadsTold>("uploads");
  const busy = uploads?.uploads.filter(({ state }) => state === "reading" || state === "working").length ?? 0;
  const { inForce = 0 } = useTopic<EmergenciesTold>("emergencies") ?? {};
  const badges: Partial<Record<RoomName, [count: number, what: string]>> = {
    ...(busy > 0 && { agents: [busy, "at work"] }),
    ...(inForce > 0 && { emergencies: [inForce, "in force"] }),
  };
  return (
    <nav class="rooms" aria-label="Rooms">
      {ROOMS.map((name) => (
        <a key={name} href={`#/${name}`} aria-current={room.value === name ? "page" : undefined}>
          <Icon name={name} />
          <span>{TITLES[name]}</span>
          {badges[name] && (
            <b class={`badge of-${name}`}>
              {badges[name][0]} <span class="what">{badges[name][1]}</span>
            </b>
          )}
        </a>
      ))}
    </nav>
  );
}

/** What keeps the page from being true. */
function Alarm() {
  if (!isThere.value)
    return (
      <p class="alarm" role="alert">
        The front desk does not answer. The page shows what it knew last, and goes on by itself when it is back.
      </p>
    );
  if (!trouble.value) return null;
  return (
    <p class="alarm" role="alert">
      What is shown of “{trouble.value.topic}” may be old: {trouble.value.message}
    </p>
  );
}
