import { People } from "#lib/contracts/person.ts";
import { operation } from "#lib/http/operation.ts";
import * as listing from "#lib/services/list-people.ts";

export const listPeople = operation({
  id: "listPeople",
  method: "GET",
  path: "/api/people",
  summary: "Those who may sign in, by name, without their e-mail addresses",
  access: "incidents:read",
  answers: { 200: { description: "The people", body: People } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: { people: await listing.listPeople({ ctx }) } }),
});
