import type { DeskTold } from "../../src/console/told/desk.ts";
import { DropTiles } from "./drop-tiles.tsx";
import { Uploads } from "./uploads.tsx";
import { Users } from "./users.tsx";

/** Agents in bulk: files are dropped, watched and mended; beside them the instance's users. */
export function Agents({ desk }: { desk: DeskTold }) {
  return (
    <>
      <DropTiles desk={desk} />
      <div class="columns">
        <Uploads />
        <Users />
      </div>
    </>
  );
}
