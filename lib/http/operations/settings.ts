import { z } from "zod";
import { Settings, SystemName, SystemTest } from "#lib/contracts/settings.ts";
import { operation } from "#lib/http/operation.ts";
import * as reading from "#lib/services/read-settings.ts";
import * as testing from "#lib/services/test-system.ts";

export const readSettings = operation({
  id: "readSettings",
  method: "GET",
  path: "/api/settings",
  summary: "What is configured; secrets only as set or not set",
  access: "settings:read",
  answers: { 200: { description: "The settings by system", body: Settings } },
  problems: [],
  handle: async ({ ctx }) => ({ status: 200, body: await reading.readSettings({ ctx }) }),
});

export const testSystem = operation({
  id: "testSystem",
  method: "POST",
  path: "/api/settings/{system}/test",
  summary: "Ask one configured system now",
  access: "settings:test",
  params: z.object({ system: SystemName }),
  answers: { 200: { description: "What answered, whether that is good or bad", body: SystemTest } },
  problems: ["not_configured"],
  handle: async ({ ctx, params }) => ({
    status: 200,
    body: await testing.testSystem({ ctx, input: { name: params.system } }),
  }),
});
