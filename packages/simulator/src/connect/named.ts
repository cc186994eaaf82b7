type Named = { name: string };

/** The names of what has one, in order. */
export const namesOf = (named: Named[]): string[] => named.map(({ name }) => name);

/** A line for each name that is there already, with the path of its place. */
export const twice = (path: string, names: string[]): string[] =>
  names.flatMap((name, index) => (names.indexOf(name) < index ? [`${path}[${index}]: ${name} is there twice`] : []));

/** A line for each name that nothing has, with the path of its place. */
export const notAmong = (path: string, names: string[], what: string, known: Named[]): string[] =>
  names.flatMap((name, index) =>
    namesOf(known).includes(name) ? [] : [`${path}[${index}]: there is no ${what} ${name}`],
  );
