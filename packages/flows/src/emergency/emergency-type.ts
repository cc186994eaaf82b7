/** A kind of emergency: its name, as administrators pick it, and what customers hear; `{location}` is the location's name there. */
export type EmergencyType = { readonly name: string; readonly message: string };

/** What an emergency's type is where there is none. */
export const NO_EMERGENCY = "No Emergency";

/** What stands for all locations at once; no location is called so. */
export const ALL = "All";
