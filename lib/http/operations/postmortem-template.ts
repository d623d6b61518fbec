import { OutlineChange, PostmortemTemplate } from "#lib/contracts/postmortem.ts";
import { operation } from "#lib/http/operation.ts";
import * as changing from "#lib/services/change-template.ts";
import * as reading from "#lib/services/read-template.ts";

export const readPostmortemTemplate = operation({
  id: "readPostmortemTemplate",
  method: "GET",
  path: "/api/postmortem-template",
  summary: "The sections that new postmortems begin with",
  access: "settings:read",
  answers: { 200: { description: "The template", body: PostmortemTemplate } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: await reading.readTemplate({ ctx }) }),
});

export const changePostmortemTemplate = operation({
  id: "changePostmortemTemplate",
  method: "PUT",
  path: "/api/postmortem-template",
  summary: "Say which sections new postmortems begin with",
  access: "template:change",
  body: OutlineChange,
  answers: { 200: { description: "The template after it", body: PostmortemTemplate } },
  problems: ["conflict", "invalid_command"],
  handle: async ({ ctx, body }) => ({ status: 200, body: await changing.changeTemplate({ ctx, input: body }) }),
});
