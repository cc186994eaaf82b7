export type Path = (string | number)[];

/** A value that cannot be meant as others are, and why. */
export type Contradiction = { path: Path; message: string };
