import * as z from "zod";

/** Of intents, slots and slot types. https://docs.aws.amazon.com/lexv2/latest/APIReference/API_CreateIntent.html */
export const Name = z
  .string()
  .max(100)
  .regex(/^([0-9a-zA-Z][_-]?)+$/, "letters and digits, with _ or - between them");
