import { describe, expect, it } from "vitest";
import { Log } from "#lib/incident/testing.ts";

describe("action items", () => {
  it("given one that was removed, then it can be put back and nothing else", () => {
    const log = new Log().do({ type: "add-action-item", text: "Alert on 401" });
    const item = log.state.version;
    log.do({ type: "remove-action-item", item }).do({ type: "complete-action-item", item });
    expect(log.refusals).toMatchObject([{ code: "not_now" }]);
    log.do({ type: "restore-action-item", item });
    expect(log.state.actionItems).toMatchObject([{ text: "Alert on 401", owner: null, due: null, removedAt: null }]);
  });

  it("given that somebody edited it since, then the second edit is a conflict", () => {
    const log = new Log().do({ type: "add-action-item", text: "Alert" });
    const item = log.state.version;
    log.do({ type: "edit-action-item", item, text: "Alert on 401", owner: "bob", due: null }, { by: "bob" });
    log.do({ type: "edit-action-item", item, text: "Alert on 403", owner: null, due: null, expectedVersion: item });
    expect(log.refusals).toMatchObject([{ code: "conflict", value: `actionItems.${item}`, current: "Alert on 401" }]);
  });

  it("given that somebody only ticked it since, then an edit is no conflict", () => {
    const log = new Log().do({ type: "add-action-item", text: "Alert" });
    const item = log.state.version;
    log
      .do({ type: "complete-action-item", item }, { by: "bob" })
      .do({ type: "reopen-action-item", item }, { by: "bob" });
    log.do({ type: "edit-action-item", item, text: "Alert on 401", owner: null, due: null, expectedVersion: item });
    expect(log.refusals).toEqual([]);
    expect(log.state.actionItems).toMatchObject([{ text: "Alert on 401" }]);
  });

  it("given an item that does not exist, then the refusal names the field", () => {
    expect(new Log().do({ type: "complete-action-item", item: 77 }).refusals).toMatchObject([{ field: "item" }]);
  });
});
