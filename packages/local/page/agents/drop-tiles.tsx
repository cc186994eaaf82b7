import { useState } from "preact/hooks";
import type { DeskTold } from "../../src/console/told/desk.ts";
import { wordsOf } from "../ask.ts";
import { Icon, type IconName } from "../parts/icon.tsx";
import { say } from "../parts/said.tsx";
import { dropFile, dropSample } from "./drop.ts";

type Tile = {
  isOff?: boolean;
  name: "Create" | "Update" | "Plan" | "Remove";
  icon: IconName;
  does: string;
  folder: string;
};
const TILES: Tile[] = [
  { name: "Create", icon: "create", does: "Each row becomes a new agent.", folder: "create" },
  { name: "Update", icon: "update", does: "Only what differs is changed.", folder: "update" },
  { name: "Plan", icon: "plan", does: "Nothing is done: see what would be.", folder: "plan/update" },
  { name: "Remove", icon: "remove", does: "The agents of these logins are deleted.", folder: "remove" },
];
const PLANS = ["create", "update", "remove"] as const;

/** Where files are dropped; a button does what dragging does. */
export function DropTiles({ desk: { folders, mostRemovals } }: { desk: DeskTold }) {
  const [planned, plan] = useState<(typeof PLANS)[number]>("update");
  function asItIs(tile: Tile): Tile {
    if (tile.name === "Plan") return { ...tile, folder: `plan/${planned}` };
    if (tile.name === "Remove" && mostRemovals === 0)
      return { ...tile, does: "Off: agents.remove of settings does not allow it.", isOff: true };
    return tile;
  }
  return (
    <section class="tiles" aria-label="Drop a CSV">
      {TILES.filter(({ folder }) => folders.includes(folder)).map((tile) => (
        <DropTile key={tile.name} tile={asItIs(tile)}>
          {tile.name === "Plan" && (
            <select
              class="plan-of"
              aria-label="Plan a file for"
              value={planned}
              onChange={({ currentTarget }) => plan(currentTarget.value as typeof planned)}
            >
              {PLANS.map((verb) => (
                <option key={verb}>{verb}</option>
              ))}
            </select>
          )}
        </DropTile>
      ))}
    </section>
  );
}

function DropTile({ tile, children }: { tile: Tile; children: preact.ComponentChildren }) {
  const { name, icon, does, folder, isOff } = tile;
  const [isOver, setOver] = useState(false);
  const [isSending, setSending] = useState(false);

  async function take(files: Iterable<File>) {
    setSending(true);
    for (const file of files)
      await dropFile(file, folder).then(
        () => say(`Dropped ${file.name} into ${folder}/.`),
        (error) => say(`${file.name} was not dropped: ${wordsOf(error)}`, { isBad: true }),
      );
    setSending(false);
  }
  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) void take(files);
    else say("That is no file: drag a CSV from a folder.", { isBad: true });
  }
  async function sample() {
    await dropSample(folder).then(
      (file) => say(`Dropped the sample ${file} into ${folder}/.`),
      (error) => say(wordsOf(error), { isBad: true }),
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what dragging does, the button below does too
    <div
      class={`tile ${name.toLowerCase()}${isOver ? " over" : ""}${isOff ? " off" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Icon name={icon} />
      <div class="name">
        <h2>{name}</h2>
        {children}
      </div>
      <p>{does}</p>
      <div class="choices">
        <label class="file-button">
          <input
            type="file"
            multiple
            accept=".csv,.bak,text/csv"
            disabled={isSending}
            aria-label={`${name}: choose a CSV`}
            onChange={({ currentTarget }) => {
              void take([...(currentTarget.files ?? [])]);
              currentTarget.value = "";
            }}
          />
          <span>{isSending ? "Sending …" : "Choose a CSV"}</span>
        </label>
        <button type="button" class="quiet-button" onClick={sample}>
          or a sample<span class="spoken"> for {name}</span>
        </button>
      </div>
    </div>
  );
}
