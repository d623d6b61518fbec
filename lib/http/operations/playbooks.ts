import { z } from "zod";
import { PlaybookView, Workspace } from "#lib/contracts/playbook.ts";
import { operation } from "#lib/http/operation.ts";
import { Leaf } from "#lib/incident/event.ts";
import * as playbooks from "#lib/services/read-playbook.ts";
import * as workspaces from "#lib/services/read-workspace.ts";

export const readPlaybook = operation({
  id: "readPlaybook",
  method: "GET",
  path: "/api/playbooks/{leaf}",
  summary: "What to do at one end of the decision tree, with the configured values in its commands",
  access: "settings:read",
  params: z.object({ leaf: Leaf }),
  answers: { 200: { description: "The steps in order", body: PlaybookView } },
  problems: [],
  handle: async ({ ctx, params }) => ({ status: 200, body: await playbooks.readPlaybook({ ctx, input: params }) }),
});

export const readWorkspace = operation({
  id: "readWorkspace",
  method: "GET",
  path: "/api/workspace",
  summary: "Which workspace of Intercom's is called, as far as it is known",
  access: "settings:read",
  answers: { 200: { description: "Its id and region", body: Workspace } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: await workspaces.readWorkspace({ ctx }) }),
});
