/** What callers of the user administration hear, in the article's words where it has them. */
export const GREETING = "Welcome to the cloud call center. What would you like assistance with?";
export const USER_ID = "What is your user ID?";
export const BIRTH_DATE = "What is your date of birth?";
export const MONTH = "In which month did you start to work with us?";
export const CONFIRM = "Shall I set a new password and send it to your mobile?";
export const ASKED_FOR_PIN = "If these details are right, a code is on its way to your mobile. Please say or key it.";
export const DENIED = "Nothing has been changed. Please call back when you are ready.";
export const UNSENT =
  "Your password has been changed, but I could not send it to your mobile. Let me put you through to an agent.";
export const UNHEARD = "I am sorry, I did not understand that. Let me put you through to an agent.";

export const PUT_THROUGH = "Let me put you through to an agent.";
export const NOT_UNDERSTOOD = "I have not understood you. Let me put you through to an agent.";
export const BOT_FAILED = "I cannot help you at the moment. Let me put you through to an agent.";
export const SILENT = "I have not heard anything. What would you like assistance with?";
export const TOO_SILENT = "I have not heard anything. Please call again. Goodbye.";

export const HOLD = "Please hold the line for an agent.";
export const AT_NIGHT = "Our agents answer";
export const FULL = "All lines to our agents are taken. Please try again in a few minutes.";
export const UNREACHED = "Our agents cannot be reached at the moment. Please try again later.";
