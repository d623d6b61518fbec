import { describe, expect, it } from "vitest";
import { changeIn } from "#lib/client/live-change.ts";
import { Change } from "#lib/contracts/change.ts";

const ID = "0190b3a0-0000-7000-8000-000000000001";

const EACH: Readonly<Record<Change["kind"], Change>> = {
  triage: { kind: "triage" },
  suspicion: { kind: "suspicion" },
  simulator: { kind: "simulator" },
  incident: { kind: "incident", number: 42, version: 7 },
  account: { kind: "account", id: ID },
  "api-token": { kind: "api-token", id: ID },
  postmortem: { kind: "postmortem", number: 42 },
  "postmortem-template": { kind: "postmortem-template" },
  messages: { kind: "messages", number: 42 },
  viewers: { kind: "viewers", number: 42 },
  calendar: { kind: "calendar" },
};

describe("what the stream tells", () => {
  it.each(Object.values(EACH))("given %j as the contract has it, then it is read as it is", (change) => {
    expect(changeIn(JSON.stringify(Change.parse(change)))).toEqual(change);
  });

  it.each([
    "",
    "null",
    "[]",
    "7",
    "{}",
    '{"kind":"incident"}',
    '{"kind":"incident","number":"42","version":7}',
    '{"kind":"account"}',
    '{"kind":"constructor"}',
    "{",
  ])("given %j, then it is nothing", (data) => {
    expect(changeIn(data)).toBeNull();
  });
});
