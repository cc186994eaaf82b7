import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { clientsOf } from "../cloud/clients.ts";
import { resource } from "../synth/graph.ts";
import { INTO } from "../uploads/drop.ts";
import { agentsRoom } from "./agents/room.ts";
import { consoleApp } from "./app.ts";
import { chatsRoom } from "./chats/room.ts";
import { emergenciesRoom } from "./emergencies/room.ts";
import { Feed } from "./feed.ts";
import { hoodRoom } from "./hood/room.ts";
import { pageFiles } from "./page-files.ts";
import type { Ground } from "./room.ts";
import { telephoneRoom } from "./telephone/room.ts";
import { textsRoom } from "./texts/room.ts";

export type Console = { url: string; close(): Promise<void> };

const ROOMS = [agentsRoom, telephoneRoom, textsRoom, chatsRoom, emergenciesRoom, hoodRoom];

/** The page on which the whole front desk is tried and watched, on a port of 127.0.0.1; 0 takes any free one. */
export async function openConsole({ frontdesk, port }: Pick<Ground, "frontdesk"> & { port: number }): Promise<Console> {
  const { cloud, connect, graph, names } = frontdesk;
  const files = await pageFiles();
  const clients = clientsOf(frontdesk);
  const watching = clientsOf({ graph, cloud: { endpoint: cloud.endpoint, credentials: cloud.watcher } });
  const feed = new Feed((name) => rooms.map((room) => room.topic(name)).find((topic) => topic !== undefined));
  const ground: Ground = { frontdesk, clients, watching, stir: (topic) => feed.stir(topic) };
  const rooms = ROOMS.map((open) => open(ground));
  const off = cloud.journal.on((entry) => {
    for (const room of rooms) for (const topic of room.stirredBy(entry)) feed.stir(topic);
  });
  const { endpoint } = cloud;
  const { alias: instance } = connect.exchange().instance;
  const intake = resource(graph, "aws:lambda/function:Function", "IntakeFunction").inputs.environment.variables;
  const desk = {
    ...{ endpoint, region: graph.region, bucket: names.bucket, instance, folders: [...INTO] },
    startedAt: Date.now(),
    mostRemovals: Number(intake.MOST_REMOVALS),
  };
  const routes = rooms.map((room) => room.routes);
  const app = consoleApp({ files, feed, desk, bucketFiles: { watching, bucket: names.bucket }, rooms: routes });
  const leave = () => {
    off();
    for (const room of rooms) room.close();
    feed.close();
  };
  const { server, at } = await listening(app.fetch, port).catch((error) => {
    leave();
    throw error;
  });
  return {
    url: `http://127.0.0.1:${at}`,
    close: () =>
      new Promise((closed) => {
        leave();
        server.close(() => closed());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

function listening(fetch: Parameters<typeof serve>[0]["fetch"], port: number) {
  return new Promise<{ server: ReturnType<typeof serve>; at: number }>((resolve, reject) => {
    const server = serve({ fetch, port, hostname: "127.0.0.1" }, (address: AddressInfo) =>
      resolve({ server, at: address.port }),
    );
    server.once("error", reject);
  });
}
