/** What holds for a location. Times are milliseconds since the epoch. */
export type PlaceTold = {
  name: string;
  /** Of the IANA database; nothing where settings do not have the location any more. */
  timeZone?: string;
  /** `never`: nobody has set it up; `ended`: by itself, at its end. */
  state: "emergency" | "normal" | "ended" | "never";
  /** What is in force, has ended, or was removed; nothing where there was none. */
  type?: string;
  last?: SetTold;
};

/** Who set something, and when. */
export type SetTold = {
  at: number;
  /** When it ends by itself; nothing where it does not. */
  until?: number;
  name: string;
  /** The number (E.164) that called. */
  by: string;
};

/** The board as it stands; `version` is that of its newest change, 0 before the first. */
export type EmergenciesTold = { places: PlaceTold[]; inForce: number; version: number };

/** A change as it was made, of one location or of several. */
export type ChangeTold = SetTold & {
  version: number;
  places: string[];
  /** Whether these are all that settings have. */
  isOfAll: boolean;
  /** Of the place, where it is one that settings have. */
  timeZone?: string;
  /** The type that was set; nothing where an emergency was removed. */
  type?: string;
};

export type HistoryTold = { changes: ChangeTold[]; total: number; page: number; pageSize: number };
