import { CalendarChange, KeptCalendar } from "#lib/contracts/business-calendar.ts";
import { operation } from "#lib/http/operation.ts";
import * as changing from "#lib/services/change-calendar.ts";
import * as reading from "#lib/services/read-calendar.ts";

export const readBusinessCalendar = operation({
  id: "readBusinessCalendar",
  method: "GET",
  path: "/api/business-calendar",
  summary: "When the team works: what the next business day is counted by",
  access: "settings:read",
  answers: { 200: { description: "The calendar", body: KeptCalendar } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: await reading.readCalendar({ ctx }) }),
});

export const changeBusinessCalendar = operation({
  id: "changeBusinessCalendar",
  method: "PUT",
  path: "/api/business-calendar",
  summary: "Say when the team works; deadlines that run follow at once",
  access: "calendar:change",
  body: CalendarChange,
  answers: { 200: { description: "The calendar after it", body: KeptCalendar } },
  problems: ["conflict", "invalid_command"],
  handle: async ({ ctx, body }) => ({ status: 200, body: await changing.changeCalendar({ ctx, input: body }) }),
});
