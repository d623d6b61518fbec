import { readHealth } from "#lib/http/operations/health.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(readHealth);
