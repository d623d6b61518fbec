import { Account, FirstAdministrator } from "#lib/contracts/account.ts";
import { operation } from "#lib/http/operation.ts";
import * as services from "#lib/services/create-first-administrator.ts";

export const createFirstAdministrator = operation({
  id: "createFirstAdministrator",
  method: "POST",
  path: "/api/setup",
  summary: "Make the first administrator of a new installation; works once",
  access: "open",
  body: FirstAdministrator,
  answers: { 201: { description: "The administrator, who can now sign in", body: Account } },
  problems: ["already_set_up", "database_unavailable"],
  handle: async ({ ctx, body }) => ({
    status: 201,
    body: await services.createFirstAdministrator({ ctx, input: body }),
  }),
});
