/** The columns of a file of callers, in the order in which a list has them. */
export const COLUMNS = ["phonenumber", "firstname", "lastname", "operator", "administrator"] as const;
export type Column = (typeof COLUMNS)[number];
