export const WELCOME = "Emergency messages. One moment please.";
export const MOMENT = "One more moment please.";
export const KEY_PIN = "We have sent a PIN to this phone in a text message. Please key its 8 digits.";
export const NEW_PIN = "We have sent a new PIN. Earlier ones are no longer valid. Please key its 8 digits.";
export const LAST_PIN = "No more PINs can be sent in this hour. Please key the last one that came.";
export const AGAIN = "Please key the 8 digits, or 0 and the hash key for a new PIN.";
export const WRONG = "That PIN is wrong or no longer valid.";
export const LOCKED = "Too many wrong PINs have been keyed. Please call again for a new PIN. Goodbye.";
export const NOT_HEARD = "We have not heard a PIN.";
export const NOT_VERIFIED = "The PIN cannot be verified at the moment.";
export const ENDED = "We have to end this call. Please call again. Goodbye.";
export const DESIGNATED = "Please call back from your designated phone, with its number shown.";
export const NOT_MOBILE = "is not a mobile phone. Please have it fixed and try again.";
export const LIMITED = "Too many PINs have been asked for. Please try again in an hour.";
export const UNDELIVERED = "The PIN could not be sent to this phone. Please try again later.";
export const WHICH = "Which location?";
export const LOCATIONS = "For Singapore, press 1. For Manila, press 2. For Sydney, press 3.";
export const TYPES = "For Fire alarm, press 1.";
export const HOURS = "For how many hours, up to 72?";
export const STATE =
  "To check another location, press 1. To set an emergency, press 2. To remove the emergency, press 3. To hear this again, press 4.";
export const OR_LEAVE = "press star. To leave it as it is, press any other key.";
export const NOT_SET_UP = "has not been set up yet.";
export const LEFT = "It is left as it is.";
export const MAY_HANG_UP = "You may hang up, or stay on the line.";
export const NEXT =
  "To check another location, press 1. To hear the state as it is now, and to change it again, press 4.";
export const STAYS = "Goodbye. What you have heard stays as it is.";
export const NOT_AS_HEARD = "Nothing was done, since it is not as you heard it any more.";
export const UNSURE = "We cannot tell whether that was done.";
export const UNREAD = "The state of that location cannot be read at the moment.";
export const REFUSED = "You may not change emergency messages on this call. Goodbye.";
export const NO_SUCH_KEY = "That is not one of the keys.";
export const TOO_OFTEN = "We have heard no key that we know. Please call again. Goodbye.";
export const SORRY = "Sorry, something went wrong. Please call again later. Goodbye.";

/** What customers hear of each type of the settings, and of one that settings have no longer. */
export const NOTICES = {
  "Fire alarm": (location: string) => `Our ${location} office has been evacuated because of a fire alarm`,
  "Severe weather": (location: string) =>
    `Because of severe weather, few people can work at our ${location} office today`,
  "Power outage": (location: string) => `Our ${location} office has no power at the moment`,
  Locusts: (location: string) => `There is an emergency at ${location} at the moment, and our service is limited.`,
};
export const NOTICED = Object.entries(NOTICES);
