import type { beforeSyncPayload, Extension } from "@hocuspocus/server";
import { SYNC } from "#lib/collab/frame.ts";
import { Refusal, refusalOf } from "#lib/collab/refusal.ts";
import type { Seat } from "#lib/collab/seat.ts";
import { log } from "#lib/log.ts";
import { checkUpdate } from "#lib/narrative/check-update.ts";

/**
 * The extension with whatever its hooks throw turned into why the connection ends. Hocuspocus would write it to the console, and
 * some of it would end the process.
 */
export function guarded(extension: Extension, seatOf: (request: Request) => Seat | null): Extension {
  const own: Extension = { ...extension };
  // The client is refused.
  if (own.onAuthenticate) own.onAuthenticate = refusing("onAuthenticate", own.onAuthenticate.bind(extension));
  if (own.onLoadDocument) own.onLoadDocument = refusing("onLoadDocument", own.onLoadDocument.bind(extension));
  if (own.afterLoadDocument)
    own.afterLoadDocument = refusing("afterLoadDocument", own.afterLoadDocument.bind(extension));
  // The document stays open.
  if (own.beforeUnloadDocument)
    own.beforeUnloadDocument = refusing("beforeUnloadDocument", own.beforeUnloadDocument.bind(extension));
  // Nobody waits for these.
  if (own.connected) own.connected = telling("connected", own.connected.bind(extension));
  if (own.afterHandleMessage)
    own.afterHandleMessage = telling("afterHandleMessage", own.afterHandleMessage.bind(extension));
  if (own.onChange) own.onChange = telling("onChange", own.onChange.bind(extension));
  if (own.onDisconnect) own.onDisconnect = telling("onDisconnect", own.onDisconnect.bind(extension));
  if (own.afterUnloadDocument)
    own.afterUnloadDocument = telling("afterUnloadDocument", own.afterUnloadDocument.bind(extension));
  if (own.beforeSync) own.beforeSync = syncing(own.beforeSync.bind(extension), seatOf);
  return own;
}

type Hook<P> = (payload: P) => Promise<unknown>;

function refusing<P>(name: string, hook: Hook<P>): Hook<P> {
  return async (payload) => {
    try {
      return await hook(payload);
    } catch (err) {
      throw refusalOf(err, name);
    }
  };
}

function telling<P>(name: string, hook: Hook<P>): Hook<P> {
  return async (payload) => {
    try {
      return await hook(payload);
    } catch (err) {
      log.error({ err, hook: name }, "A hook of the collaboration failed");
      return undefined;
    }
  };
}

/** Hocuspocus would go on with what a client still has waiting after one of its messages was refused. */
function syncing(hook: Hook<beforeSyncPayload>, seatOf: (request: Request) => Seat | null): Hook<beforeSyncPayload> {
  return async (payload) => {
    const seat = seatOf(payload.connection.request);
    if (seat === null) return hook(payload);
    try {
      if (!seat.isRefused) {
        checkReadOnly(payload);
        await hook(payload);
      }
    } catch (err) {
      seat.refuse(refusalOf(err, "beforeSync").reason);
    }
    // It may have been thrown out meanwhile.
    if (seat.isRefused) empty(payload);
    return undefined;
  };
}

/** What a reader has is compared with the document, but not stored, and so nobody else reads it before. */
function checkReadOnly({ connection, document, type, payload }: beforeSyncPayload): void {
  if (!connection.readOnly || type !== SYNC.answer) return;
  if (checkUpdate(payload, document).kind === "malformed") throw new Refusal("malformed");
}

/** Hocuspocus reads the same bytes next: whatever it is, it changes nothing then. */
function empty({ type, payload, connection }: beforeSyncPayload): void {
  connection.readOnly = true;
  if (type !== SYNC.askWithState) payload.fill(0);
}
