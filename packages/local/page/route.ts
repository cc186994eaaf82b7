import { signal } from "@preact/signals";

export const ROOMS = ["agents", "telephone", "emergencies", "hood"] as const;
export type RoomName = (typeof ROOMS)[number];

const inAddress = (): RoomName => ROOMS.find((room) => location.hash === `#/${room}`) ?? "agents";

/** The room that the address names. */
export const room = signal<RoomName>(inAddress());
addEventListener("hashchange", () => {
  room.value = inAddress();
});
