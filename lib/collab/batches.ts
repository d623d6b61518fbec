import { type Connection, OutgoingMessage } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Seat } from "#lib/collab/seat.ts";
import { log } from "#lib/log.ts";

/** To put updates together takes longer with each. */
const MOST_TOGETHER = 500;
const MOST_BYTES_TOGETHER = 1024 * 1024;

type Batch = { readonly count: number; readonly bytes: number };

/**
 * Edits of one client that wait while another of its edits is stored become one: whoever was offline may come back with thousands,
 * and each would wait for the database. The client still hears of each.
 */
export type Batches = {
  hold(seat: Seat, update: Uint8Array): void;
  /** Hands some of what is held to Hocuspocus. The document must be loaded. */
  handOn(seat: Seat): void;
  /**
   * Tells the client of all that were in what Hocuspocus has handled.
   * @returns how many bytes of the client's it was
   */
  handled(connection: Connection, frame: Uint8Array): number;
};

export function makeBatches(): Batches {
  const batches = new WeakMap<Uint8Array, Batch>();

  const handOnTogether = (connection: Connection, updates: readonly Uint8Array[]) => {
    const bytes = updates.reduce((sum, { length }) => sum + length, 0);
    const frame = frameOf(connection, merged(updates));
    batches.set(frame, { count: updates.length, bytes });
    connection.handleMessage(frame);
  };

  return {
    hold: (seat, update) => {
      seat.held.push(update);
      seat.waitingBytes += update.length;
    },
    handOn: (seat) => {
      const { connection } = seat;
      if (seat.isRefused) seat.held.length = 0;
      if (connection === null || seat.held.length === 0) return;
      const updates = seat.held.splice(0, mostTogether(seat.held));
      try {
        handOnTogether(connection, updates);
        seat.handling += 1;
      } catch (err) {
        log.debug({ err }, "Updates could not be put together");
        seat.refuse("malformed");
      }
    },
    handled: (connection, frame) => {
      const batch = batches.get(frame);
      if (batch === undefined) return frame.length;
      const answer = new OutgoingMessage(connection.messageAddress)
        .writeSyncStatus(!connection.readOnly)
        .toUint8Array();
      // Hocuspocus has answered one.
      for (let more = batch.count - 1; more > 0; more -= 1) connection.send(answer);
      return batch.bytes;
    },
  };
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates;
  return first !== undefined && updates.length === 1 ? first : Y.mergeUpdates([...updates]);
}

function frameOf(connection: Connection, update: Uint8Array): Uint8Array {
  return new OutgoingMessage(connection.messageAddress).createSyncMessage().writeUpdate(update).toUint8Array();
}

function mostTogether(updates: readonly Uint8Array[]): number {
  let bytes = 0;
  const end = updates.findIndex(({ length }, index) => {
    bytes += length;
    return index > 0 && (index >= MOST_TOGETHER || bytes > MOST_BYTES_TOGETHER);
  });
  return end === -1 ? updates.length : end;
}
