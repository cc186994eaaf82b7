/** Longer than any login, date or month that somebody says. */
const LONGEST = 256;

/**
 * Whether a text is of printable ASCII alone, and no longer than somebody says. Only such texts are read: letters that look
 * like others, signs without a width and marks that combine must not become somebody's login on the way.
 */
export const isPlain = (text: string): boolean => text.length <= LONGEST && /^[\x20-\x7e]*$/.test(text);
