/// <reference path="./dynalite-module.d.ts" />
import { Readable } from "node:stream";
import dynalite from "dynalite";
import type { Reply } from "../gateway/service.ts";

type Sent = { headers: Record<string, unknown>; body: Buffer };

/** Dynalite within this process: what its server would answer, without a socket of its own. */
export function openDynalite(): (sent: Sent) => Promise<Reply> {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return ({ headers, body }) =>
    new Promise((resolve) => {
      const request = Object.assign(Readable.from([body], { objectMode: false }), {
        method: "POST",
        url: "/",
        headers,
      });
      const set: Record<string, string | number> = {};
      const response = {
        statusCode: 200,
        setHeader(name: string, value: string | number) {
          set[name.toLowerCase()] = value;
        },
        end: (text = "") => {
          const { "x-amzn-requestid": _, ...kept } = set;
          resolve({ status: response.statusCode, headers: kept, body: text });
        },
      };
      server.emit("request", request, response);
    });
}
