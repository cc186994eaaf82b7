import { Refused } from "../refused.ts";
import { NO_EMERGENCY } from "./board.ts";
import { type Location, locationsOf } from "./location.ts";
import { spokenHours } from "./when.ts";

/** What a flow asks for, as it says it. */
export type Asked = {
  Center: string;
  EmergencyAction: string;
  EmergencyType: string;
  /** How long it is to last; "0" for no end. */
  hours: string;
  /** The board's version upon which the administrator decided. */
  version: string;
};

/** What settings allow. */
export type Rules = { locations: Location[]; types: string[]; mostHours: number };

/** What is to hold from now on, and where. */
export type Wish = {
  locations: Location[];
  Emergency: boolean;
  EmergencyType: string;
  /** 0 for no end. */
  hours: number;
  heard: number;
  /** All of this in one line: the same for the same wish. */
  text: string;
};

/** Reads what is asked for; throws Refused with a sentence for the administrator where settings do not allow it. */
export function readWish(asked: Asked, { locations, types, mostHours }: Rules): Wish {
  const concerned = locationsOf(asked.Center, locations);
  if (!concerned) throw new Refused("UnknownLocation", "There is no such location.");
  const heard = whole(asked.version);
  if (heard === undefined) throw new Refused("NoVersion", "The state has to be heard before it is changed.");
  const wish = (emergency: Pick<Wish, "Emergency" | "EmergencyType" | "hours">, action: string[]): Wish => ({
    ...{ ...emergency, locations: concerned.locations, heard },
    text: [heard, concerned.Center, ...action].join("/"),
  });
  if (asked.EmergencyAction === "remove") {
    return wish({ Emergency: false, EmergencyType: NO_EMERGENCY, hours: 0 }, ["remove"]);
  }
  if (asked.EmergencyAction !== "set") throw new Refused("UnknownAction", "An emergency can be set or removed.");
  const { EmergencyType } = asked;
  if (!types.includes(EmergencyType)) throw new Refused("UnknownType", "There is no such type of emergency.");
  const hours = whole(asked.hours);
  if (hours === undefined || hours > mostHours) {
    throw new Refused("WrongHours", `An emergency can last up to ${spokenHours(mostHours)}, or have no end.`);
  }
  return wish({ Emergency: true, EmergencyType, hours }, ["set", EmergencyType, String(hours)]);
}

const whole = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);
