import type { Journal } from "../gateway/journal.ts";
import { authenticate } from "./authenticate.ts";
import { type Entry, textOf } from "./entry.ts";
import { shapeOf } from "./filter.ts";
import { modify } from "./modify.ts";
import type { Operation } from "./operation.ts";
import { Pages } from "./pages.ts";
import { PAGED_RESULTS, type Paging } from "./paging.ts";
import { ANSWERS, entryMessage, extendedMessage, pageMessage, referenceMessage, resultMessage } from "./reply.ts";
import type { Message, Modify, Request, Search } from "./request.ts";
import { RefusedByDirectory, type Result, SUCCESS } from "./result.ts";
import { type Found, search } from "./search.ts";
import type { State } from "./state.ts";

const WHO_AM_I = "1.3.6.1.4.1.4203.1.11.3";
const VERSIONS = [2, 3];

export type Serving = {
  state: State;
  operations: Journal<Operation>;
  /** The connection's. */
  number: number;
};

/** One connection: as whom it is bound, and what it is answered. */
export class Session {
  readonly #serving: Serving;
  readonly #pages = new Pages();
  #who: Entry | undefined;

  constructor(serving: Serving) {
    this.#serving = serving;
  }

  answer(request: Request, { id, critical, paging }: Omit<Message, "request">): Buffer[] {
    const { say } = this.#serving.state;
    const isPaged = request.asks === "search" && paging !== undefined;
    const isRefused = critical.some((oid) => !(isPaged && oid === PAGED_RESULTS)) && say.refused("noSuchControl");
    switch (request.asks) {
      case "bind":
        return [resultMessage(id, ANSWERS.bind, isRefused || this.#bind(request))];
      case "search":
        return this.#search(id, request, paging, isRefused || undefined);
      case "modify":
        return [resultMessage(id, ANSWERS.modify, this.#modify(request, isRefused || undefined))];
      case "extended":
        return [this.#extended(id, request.oid, isRefused || undefined)];
      case "other":
        this.#note({ operation: "other", name: "", code: say.refused("notHere").code });
        return [resultMessage(id, request.answer, say.refused("notHere"))];
      default:
        return [];
    }
  }

  #bind({ version, name, password }: Extract<Request, { asks: "bind" }>): Result {
    const { state } = this.#serving;
    // Whoever binds is nobody until that has gone well. https://www.rfc-editor.org/rfc/rfc4513#section-4
    this.#who = undefined;
    this.#pages.forget();
    if (!VERSIONS.includes(version)) return state.say.refused("noSuchVersion");
    if (password === undefined) return state.say.refused("noSuchMethod");
    const { result, who, data } = authenticate(name, password, state);
    this.#who = who;
    this.#note({ operation: "bind", name, code: result.code, ...(data ? { data } : {}) });
    return result;
  }

  #search(id: number, request: Search, paging: Paging | undefined, refused: Result | undefined): Buffer[] {
    const found: Found = refused ? { ...NOTHING, result: refused } : this.#found(request, paging);
    const { base: name, scope, filter, attributes } = request;
    const [code, entries] = [found.result.code, found.entries.length];
    this.#note({
      operation: "search",
      name,
      code,
      ...(scope && { scope }),
      filter: shapeOf(filter),
      attributes,
      entries,
    });
    return [
      ...found.entries.map(({ dn, attributes: shown }) => entryMessage(id, dn, shown)),
      ...found.references.map((url) => referenceMessage(id, url)),
      found.page
        ? pageMessage(id, found.result, found.page.total, found.page.cookie)
        : resultMessage(id, ANSWERS.search, found.result),
    ];
  }

  #found(request: Search, paging: Paging | undefined): Found {
    const { state } = this.#serving;
    try {
      if (paging) return this.#pages.search(request, paging, this.#present(), state);
      return search(request, this.#present(), state);
    } catch (error) {
      if (!(error instanceof RefusedByDirectory)) throw error;
      return { ...NOTHING, result: error.result };
    }
  }

  #modify(request: Modify, refused: Result | undefined): Result {
    let result = refused;
    try {
      result ??= modify(request, this.#present(), this.#serving.state);
    } catch (error) {
      if (!(error instanceof RefusedByDirectory)) throw error;
      result = error.result;
    }
    const attributes = request.changes.map(({ attribute }) => attribute);
    this.#note({ operation: "modify", name: request.dn, code: result.code, attributes });
    return result;
  }

  #extended(id: number, oid: string, refused: Result | undefined): Buffer {
    const { say, netbios, server } = this.#serving.state;
    const isKnown = oid === WHO_AM_I && server === "Windows";
    const result = refused ?? (isKnown ? SUCCESS : say.refused("noSuchExtension"));
    this.#note({ operation: "other", name: oid, code: result.code });
    if (result !== SUCCESS) return extendedMessage(id, result);
    return extendedMessage(id, result, this.#who ? `u:${netbios}\\${textOf(this.#who, "sAMAccountName")}` : "");
  }

  /** Whoever is bound, as the entry is by now. */
  #present(): Entry | undefined {
    return this.#who && this.#serving.state.tree.find(this.#who.at);
  }

  #note(operation: Omit<Operation, "at" | "connection" | "by">): void {
    const { state, operations, number } = this.#serving;
    const by = this.#who && operation.operation !== "bind" ? { by: this.#who.dn } : {};
    operations.add({ at: state.now(), connection: number, ...by, ...operation });
  }
}

const NOTHING: Omit<Found, "result"> = { entries: [], references: [] };
