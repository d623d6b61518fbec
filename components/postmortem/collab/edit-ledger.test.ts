import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editLedger } from "#components/postmortem/collab/edit-ledger.ts";

describe("edits that wait", () => {
  it("given edits before the comparison, then they are settled by its answer alone", () => {
    const ledger = editLedger();
    expect([ledger.edited(), ledger.edited()]).toEqual(["keep", "keep"]);
    expect(ledger.isSettled()).toBe(false);
    ledger.compared();
    expect(ledger.edited()).toBe("send");
    expect(ledger.waiting()).toBe(3);
    ledger.answered(true);
    expect(ledger.waiting()).toBe(1);
    ledger.answered(true);
    expect([ledger.waiting(), ledger.isSettled()]).toEqual([0, true]);
  });

  it("given a connection that ends before the answers, then everything waits for the next comparison", () => {
    const ledger = editLedger();
    ledger.compared();
    ledger.answered(true);
    for (let edit = 0; edit < 5; edit += 1) ledger.edited();
    ledger.answered(true);
    ledger.disconnected();
    expect([ledger.waiting(), ledger.isSettled(), ledger.edited()]).toEqual([4, false, "keep"]);
    ledger.compared();
    expect(ledger.isSettled()).toBe(false);
    ledger.answered(true);
    expect([ledger.waiting(), ledger.isSettled()]).toEqual([0, true]);
  });

  it("given edits of an earlier visit, then they count until the comparison is answered", () => {
    const ledger = editLedger();
    ledger.found(12);
    expect(ledger.waiting()).toBe(12);
    ledger.compared();
    ledger.answered(true);
    expect(ledger.waiting()).toBe(0);
  });

  it("given a server that takes nothing, then the edits go on waiting and are told as refused", () => {
    const ledger = editLedger();
    ledger.edited();
    ledger.compared();
    ledger.answered(false);
    expect([ledger.waiting(), ledger.isSettled(), ledger.isRefused()]).toEqual([1, false, true]);
    ledger.disconnected();
    expect([ledger.waiting(), ledger.isRefused()]).toEqual([1, false]);
  });

  it("given a reader whose comparison is turned down, then nothing of theirs waits", () => {
    const ledger = editLedger();
    ledger.compared();
    ledger.answered(false);
    expect([ledger.waiting(), ledger.isSettled(), ledger.isRefused()]).toEqual([0, true, false]);
  });

  it("given anything in any order, then settled is never said while an edit has no answer", () => {
    const step = fc.constantFrom("edit", "compare", "answer", "break");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const ledger = editLedger();
        // What a server that answers in order would have taken, edit by edit.
        const open = new Set<number>();
        let messages: number[][] = [];
        let isCompared = false;
        let next = 0;
        for (const each of steps) {
          if (each === "edit") {
            next += 1;
            open.add(next);
            const way = ledger.edited();
            expect(way).toBe(isCompared ? "send" : "keep");
            if (isCompared) messages.push([next]);
          } else if (each === "compare" && !isCompared) {
            ledger.compared();
            isCompared = true;
            messages.push([...open]);
          } else if (each === "answer" && messages.length > 0) {
            ledger.answered(true);
            for (const edit of messages.shift() ?? []) open.delete(edit);
          } else if (each === "break") {
            ledger.disconnected();
            messages = [];
            isCompared = false;
          }
          expect(ledger.waiting()).toBe(open.size);
          expect(ledger.isSettled()).toBe(isCompared && messages.length === 0);
        }
      }),
    );
  });
});
