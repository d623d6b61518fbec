import { readPostmortem } from "#lib/http/operations/incidents.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(readPostmortem);
