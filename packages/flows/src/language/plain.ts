/** A text to be spoken as it stands: a sign that would begin a reference such as `$.Attributes.site` stands apart by a space. */
export function plain(text: string): string {
  return text.replace(/\$(?![\s\d])/g, () => "$ ");
}

/** A value that is kept, passed on or compared as it stands; throws for one that Connect could take for a reference. */
export function exact(value: string): string {
  if (!value.includes("$")) return value;
  throw new TypeError(`“${value}” has a $, with which Connect's references begin: choose another name.`);
}
