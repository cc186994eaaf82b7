declare module "dynalite" {
  import type { EventEmitter } from "node:events";

  type Options = { createTableMs?: number; deleteTableMs?: number; updateTableMs?: number };
  function dynalite(options?: Options): EventEmitter;
  export = dynalite;
}
