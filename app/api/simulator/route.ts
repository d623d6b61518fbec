import { readSimulator, switchSimulator } from "#lib/http/operations/simulator.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(readSimulator, switchSimulator);
