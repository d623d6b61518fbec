import type { Permission } from "#lib/auth/permissions.ts";
import { Change } from "#lib/contracts/change.ts";
import type { Description } from "#lib/http/operation.ts";

export const STREAM_PERMISSION: Permission = "triage:read";

const KINDS = Change.options.flatMap(({ shape }) => [...shape.kind.values]);

/**
 * The stream is answered past the API's router, because a web `Response` does not show whether its client reads. It is described
 * here as any other operation is.
 */
export const STREAM_DESCRIPTION: Description = {
  id: "streamChanges",
  method: "GET",
  path: "/api/stream",
  summary: "What changes, as it changes: server-sent events",
  access: STREAM_PERMISSION,
  answers: {
    200: {
      description: [
        "Events without end. `hearing` or `deaf`, first of all and whenever it changes: whether changes are heard from the",
        "database; with `hearing`, what was read before may be outdated. `change`: its data is JSON, and its `kind` names what",
        `to read again: ${KINDS.join(", ")} (the last two for administrators alone). \`beat\`: every 10 seconds, so that longer`,
        "silence means a lost connection. The stream ends when whoever listens may no longer, or has another role.",
      ].join(" "),
      type: "text/event-stream",
    },
  },
  problems: ["busy"],
};
