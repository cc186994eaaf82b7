/** What is wrong with a flow file, or would surprise in it. */
export type Finding = {
  /** A short name of the rule, such as `missing-error`. */
  code: string;
  /** An error is what CreateContactFlow would refuse; a warning is what would surprise when the flow runs. */
  severity: "error" | "warning";
  /** In Connect's own words where they are known. */
  message: string;
  /** Where in the file, such as `Actions[3].Transitions.Errors`; empty for the file as a whole. */
  path: string;
  /** The action that it is about. */
  identifier?: string;
};

/** Something that CreateContactFlow would refuse. */
export const error = (code: string, path: string, message: string): Finding => ({
  code,
  severity: "error",
  message,
  path,
});

/** Something that would surprise when the flow runs. */
export const warning = (code: string, path: string, message: string): Finding => ({
  code,
  severity: "warning",
  message,
  path,
});

/** A property that has to be there, in Connect's words. */
export const missing = (path: string) =>
  error("missing-property", path, `Action is missing required property. Path: ${path}`);

/** A property of a value that Connect does not take, in its words, and why. */
export const invalid = (path: string, why: string) =>
  error("invalid-value", path, `Invalid Action property value. Path: ${path}. ${why}.`);
