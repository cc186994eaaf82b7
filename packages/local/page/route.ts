import { signal } from "@preact/signals";

export const ROOMS = ["agents", "telephone", "emergencies", "hood"] as const;
export type RoomName = (typeof ROOMS)[number];

const inAddress = () => ROOMS.find((name) => location.hash === `#/${name}`);

/** The room that the address names. */
export const room = signal<RoomName>(inAddress() ?? "agents");
addEventListener("hashchange", () => {
  // Any other address leaves one where one is.
  room.value = inAddress() ?? room.value;
});
