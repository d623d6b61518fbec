import type { Extension } from "@hocuspocus/server";
import { may } from "#lib/auth/permissions.ts";
import { type CollabContext, WRITE_PERMISSION } from "#lib/collab/context.ts";
import { Refusal } from "#lib/collab/refusal.ts";
import type { Seat } from "#lib/collab/seat.ts";
import { numberOfDocument } from "#lib/db/postmortems.ts";

/**
 * Who it is was asked before the socket was opened, so that the token of Hocuspocus's protocol means nothing. Here it is asked
 * whether there is such a document, and who only reads it.
 */
export function authentication(seatOf: (request: Request) => Seat | null): Extension {
  return {
    extensionName: "authentication",
    onAuthenticate: async ({ request, documentName, connectionConfig }): Promise<CollabContext> => {
      const number = await numberOfDocument(documentName);
      const seat = seatOf(request);
      if (number === null || seat === null) throw new Refusal("malformed");
      // The role may have changed while the database was asked.
      connectionConfig.readOnly = !may(seat.actor.role, WRITE_PERMISSION);
      return { actor: seat.actor, number };
    },
  };
}
