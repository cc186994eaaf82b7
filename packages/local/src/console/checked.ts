import type { ValidationTargets } from "hono";
import { validator } from "hono/validator";
import * as z from "zod";

/** Lets a request through whose part has this shape; whoever sent another is told what is wrong with it. */
export const checked = <Target extends keyof ValidationTargets, Shape extends z.ZodType>(
  target: Target,
  shape: Shape,
) =>
  validator(target, (value, context) => {
    const read = shape.safeParse(value);
    if (read.success) return read.data as z.output<Shape>;
    return context.json({ message: z.prettifyError(read.error) }, 400);
  });
