import type { Extension } from "@hocuspocus/server";
import { may } from "#lib/auth/permissions.ts";
import { WRITE_PERMISSION } from "#lib/collab/context.ts";
import type { Presences } from "#lib/collab/presence.ts";
import type { Seat } from "#lib/collab/seat.ts";

/** Brings a seat together with Hocuspocus's connection of it, from the loaded document to the end of either. */
export function seating(seatOf: (request: Request) => Seat | null, presences: Presences): Extension {
  return {
    extensionName: "seating",
    connected: async ({ connection, request }) => {
      const seat = seatOf(request);
      if (seat === null) return connection.close();
      seat.connection = connection;
      connection.onClose((document, event) => {
        presences.leave(document, seat);
        // Hocuspocus would only say so to the client.
        seat.socket.close(event?.code, event?.reason);
      });
      // It left, or was thrown out, while the document was loaded.
      if (seat.isEnding) return connection.close();
      if (!may(seat.actor.role, WRITE_PERMISSION)) connection.readOnly = true;
      presences.say(seat, seat.early);
      seat.early = [];
    },
  };
}
