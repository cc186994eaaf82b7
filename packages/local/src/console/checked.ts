import type { ValidationTargets } from "hono";
import { validator } from "hono/validator";
import type * as z from "zod";

/** Sentences of ours stand as they are; zod's own need the name of what they are about. */
const messageOf = ({ issues }: z.core.$ZodError) =>
  issues
    .map(({ path, message }) =>
      /^(Invalid|Too|Unrecognized)/.test(message) ? `${path.join(".")}: ${message}` : message,
    )
    .join("; ");

/** Lets a request through whose part has this shape; whoever sent another is told what is wrong with it. */
export const checked = <Target extends keyof ValidationTargets, Shape extends z.ZodType>(
  target: Target,
  shape: Shape,
) =>
  validator(target, (value, context) => {
    const read = shape.safeParse(value);
    if (read.success) return read.data as z.output<Shape>;
    return context.json({ message: messageOf(read.error) }, 400);
  });
