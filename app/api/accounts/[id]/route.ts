import { changeAccount } from "#lib/http/operations/accounts.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(changeAccount);
