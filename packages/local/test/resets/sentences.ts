/** What the bot says at the end, in the words that were agreed. */
export const RESET = "Your password has been reset and sent to your mobile.";
export const REFUSED = "The details you provided are incorrect. Goodbye";
export const UNAVAILABLE =
  "I cannot reach our directory at the moment. Your password has not been changed. Please call back later.";
export const UNABLE = "I cannot reset your password. It has not been changed. Let me put you through to an agent.";
export const UNKNOWN = "I cannot tell whether your password has been changed. Let me put you through to an agent.";
export const UNDERWAY = "A new password is on its way to your mobile already. Please wait for the text message.";
