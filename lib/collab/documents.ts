import type { beforeSyncPayload, Document, Extension, onLoadDocumentPayload } from "@hocuspocus/server";
import * as Y from "yjs";
import { type CatchUp, makeCatchUp, put } from "#lib/collab/catch-up.ts";
import type { CollabContext } from "#lib/collab/context.ts";
import { SYNC } from "#lib/collab/frame.ts";
import { Refusal } from "#lib/collab/refusal.ts";
import { makeSettling, SETTLING, type Settling } from "#lib/collab/settling.ts";
import { makeWriter } from "#lib/collab/writer.ts";
import { claimClients } from "#lib/db/narrative-clients.ts";
import { readUpdates } from "#lib/db/narrative-updates.ts";
import { numberOfDocument } from "#lib/db/postmortems.ts";
import { log } from "#lib/log.ts";
import { checkUpdate, type Judgement } from "#lib/narrative/check-update.ts";
import { textsOf } from "#lib/narrative/document.ts";
import type { Hub } from "#lib/realtime/hub.ts";
import { authorOf } from "#lib/services/author-of.ts";

export const DURABILITY = {
  ...SETTLING,
  /** Of one document, as it is stored. A larger one would keep the process from everything else whenever it is opened. */
  documentBytes: 16 * 1024 * 1024,
} as const;
export type DurabilityLimits = { readonly [name in keyof typeof DURABILITY]: number };

type Open = {
  readonly number: number;
  readonly document: Document;
  readonly catchUp: CatchUp;
  readonly settling: Settling;
  /** Whose client ids are, as far as they have written since it was opened. */
  readonly owners: Map<number, string>;
  /** At most what it takes. */
  bytes: number;
  measuredAtMs: number;
};

/** To measure a large document takes a tenth of a second. */
const MEASURE_EVERY_MS = 1_000;

/**
 * Makes what is acknowledged durable. Hocuspocus puts an update in and acknowledges it after `beforeSync`, which ends once the
 * update is committed in PostgreSQL. What other processes commit is put in when it is heard of.
 */
export function durability(hub: Hub, limits: DurabilityLimits = DURABILITY): Extension<CollabContext> {
  const writer = makeWriter();
  const open = new Map<Document, Open>();
  // Whoever leaves first may have something waiting that is stored later than its document is closed.
  const known = new WeakMap<Document, Open>();
  const closing = new Set<Promise<void>>();

  const openedOf = (number: number) => [...open.values()].filter((one) => one.number === number);
  const waitFor = (work: Promise<void>) => {
    const waited = work
      .catch((err: unknown) => log.warn({ err }, "Narratives could not be settled"))
      .finally(() => closing.delete(waited));
    closing.add(waited);
  };

  const unsubscribe = hub.subscribe((message) => {
    if (message.kind === "signal" && message.signal.kind === "narrative") {
      const { number, updates } = message.signal;
      for (const { catchUp, settling } of openedOf(number)) {
        catchUp.heard(updates);
        settling.stored(updates.length);
      }
    } else if (message.kind === "hearing") {
      for (const { catchUp } of open.values()) catchUp.allSoon();
    }
  });

  const load = async ({ document, documentName }: onLoadDocumentPayload<CollabContext>) => {
    const number = await numberOfDocument(documentName);
    if (number === null) throw new Error("There is no such document");
    const one: Open = {
      number,
      document,
      catchUp: makeCatchUp(number, document, writer.afterCurrent),
      settling: makeSettling(number, () => textsOf(document), limits),
      owners: new Map(),
      bytes: 0,
      measuredAtMs: Number.NEGATIVE_INFINITY,
    };
    // From here on it is heard what comes after the rows that are read.
    open.set(document, one);
    known.set(document, one);
    document.on("destroy", () => {
      open.delete(document);
      one.catchUp.close();
      waitFor(one.settling.close());
    });
    const rows = await readUpdates(number);
    put(document, number, rows);
    one.bytes = rows.reduce((sum, { update }) => sum + update.length, 0);
    one.settling.stored(rows.length);
    // A process that was killed had no time for it.
    if (rows.some(({ authors }) => authors.length > 0)) one.settling.changed();
    document.on("update", one.settling.changed);
  };

  const onLoadDocument = async (payload: onLoadDocumentPayload<CollabContext>) => {
    try {
      await load(payload);
    } catch (err) {
      // Hocuspocus forgets it, but its timer would keep it, and everything that was loaded.
      payload.document.destroy();
      throw err;
    }
  };

  const beforeSync = async ({ document, connection, context, type, payload }: beforeSyncPayload<CollabContext>) => {
    if (connection.readOnly || type === SYNC.askWithState) return;
    const one = known.get(document);
    if (one === undefined) throw new Refusal("unavailable");
    const author = authorOf(context.actor);
    const judgement = await judge(one, payload, `${author.kind} ${author.id}`, author);
    if (judgement.kind === "nothing" || connection.readOnly) return;
    if (judgement.adds && isFull(one, payload.length)) throw new Refusal("full");
    const id = await writer.store({ number: one.number, update: payload, authors: [author], madeAt: new Date() });
    one.catchUp.isOwn(id);
    one.bytes += payload.length;
    // Before anything else runs, so that updates are put in here in the order in which they are read from the database.
    Y.applyUpdate(document, payload, { source: "connection", connection });
  };

  const judge = async (
    one: Open,
    update: Uint8Array,
    owner: string,
    { kind, id }: { kind: string; id: string | null },
  ): Promise<Extract<Judgement, { kind: "nothing" | "fine" }>> => {
    const judgeNow = async () => {
      const judgement = checkUpdate(update, one.document);
      if (judgement.kind !== "fine") return judgement;
      const unknown = judgement.newClients.filter((client) => one.owners.get(client) !== owner);
      if (unknown.length === 0) return judgement;
      const foreign = await claimClients(one.number, unknown, { kind, id: id ?? "" });
      if (foreign.length > 0) return null;
      for (const client of unknown) one.owners.set(client, owner);
      return judgement;
    };
    const first = await judgeNow();
    let judgement = first;
    // Another process may have stored what it builds upon, or what somebody else has written in it.
    if (first === null || first.kind === "behind") {
      await one.catchUp.all();
      judgement = await judgeNow();
    }
    if (judgement?.kind === "fine" || judgement?.kind === "nothing") return judgement;
    const reason = judgement?.kind === "malformed" ? judgement.reason : (judgement?.kind ?? "it is somebody else's");
    log.info({ number: one.number, author: owner, reason }, "An update was refused");
    throw new Refusal("malformed");
  };

  /** What was deleted, and repetitions, take no room in the end. */
  const isFull = (one: Open, more: number) => {
    if (one.bytes + more <= limits.documentBytes) return false;
    const now = performance.now();
    if (one.measuredAtMs + MEASURE_EVERY_MS < now) {
      one.bytes = Y.encodeStateAsUpdate(one.document).length;
      one.measuredAtMs = now;
    }
    return one.bytes + more > limits.documentBytes;
  };

  return {
    extensionName: "durability",
    onLoadDocument,
    beforeSync,
    onDestroy: async () => {
      unsubscribe();
      for (const { document } of [...open.values()]) document.destroy();
      await Promise.all(closing);
    },
  };
}
