import { isOutsider } from "@frontdesk/simulator/gateway/outsider.ts";
import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Whoever opens the page from elsewhere, by a name that leads here or from a page of its own, could act as the operator. */
export const fromThisMachine: MiddlewareHandler = async (context, next) => {
  const headers = Object.fromEntries(context.req.raw.headers);
  if (isOutsider({ headers })) return context.json({ message: "This is for pages of this machine alone." }, 403);
  await next();
};

/** The page loads nothing from anywhere else, and is shown in no frame. */
export const alone = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    // Widths of bars and places of blocks are attributes of elements.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
});
