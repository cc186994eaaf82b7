/** What a text says before and after the password, which stands alone on its line: no full stop is taken for a part of it. */
const lines = (...each: string[]): string => each.join("\n");

/** The message that carries a new password: in the GSM alphabet and, up to 40 characters of it, below 160, so that it is one text. */
export const passwordText = (password: string): string =>
  lines(
    "Your new password is",
    password,
    "You have to change it when you next sign in.",
    "Not you? Call the service desk.",
  );

/** The same where nobody can tell whether the directory has taken it. */
export const perhapsText = (password: string): string =>
  lines(
    "Your new password may be",
    password,
    "If it does not work, your old one still does. You have to change it when you next sign in.",
  );
