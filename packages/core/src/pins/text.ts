/** The message that carries a PIN: in the GSM alphabet and below 160 characters, so that it is one text. */
export const pinText = ({ pin, lifeSeconds }: { pin: string; lifeSeconds: number }): string =>
  `${pin} is your Frontdesk PIN, valid for ${spanOf(lifeSeconds)}. Nobody from us will ever ask you for it.`;

function spanOf(seconds: number): string {
  if (seconds % 60) return `${seconds} seconds`;
  return seconds === 60 ? "1 minute" : `${seconds / 60} minutes`;
}
