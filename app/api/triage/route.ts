import { readLatestTriage, runTriage } from "#lib/http/operations/triage.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(readLatestTriage, runTriage);
