import { createFirstAdministrator } from "#lib/http/operations/setup.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(createFirstAdministrator);
