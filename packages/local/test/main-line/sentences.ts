export const WELCOME = "Welcome, Nadia Rahman";
export const TO_PICK = "For reporting, press 1.";
export const UNREACHED = "The instances cannot be reached at the moment. Nothing was done.";
export const UNREAD = "The state of the instances cannot be read at the moment. Please try again later.";
export const UNSURE = "We cannot tell whether that was done.";
export const SORRY = "Sorry, something went wrong. Please call again later. Goodbye.";
export const NOT_LET_IN = "Sorry, you are not authorised to use this line. Goodbye.";
export const NOT_KNOWN = "Sorry, we cannot look up your number at the moment. Please call again later. Goodbye.";
