import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "#lib/narrative/check-update.ts";
import { textOf } from "#lib/narrative/document.ts";
import { copyOf } from "#lib/narrative/update-testing.ts";

type Step = { editor: number; does: "type" | "delete" | "undo" | "go" | "return"; at: number; text: string };
const step: fc.Arbitrary<Step> = fc.record({
  editor: fc.nat(2),
  does: fc.constantFrom("type", "type", "type", "delete", "delete", "undo", "go", "return"),
  at: fc.nat(1_000),
  text: fc.string({ unit: "binary", minLength: 1, maxLength: 8 }).map((text) => text.replaceAll("\0", "·")),
});

/** Plays editors at a server that judges everything; each update is handed over before the server has it. */
function play(steps: readonly Step[], judged: (update: Uint8Array, server: Y.Doc) => void): Y.Doc[] {
  const server = new Y.Doc();
  const editors = [0, 1, 2].map(() => {
    const document = new Y.Doc();
    return { document, undo: new Y.UndoManager(textOf(document, "summary"), { captureTimeout: 0 }), isAway: false };
  });
  const receive = (update: Uint8Array) => {
    judged(update, server);
    Y.applyUpdate(server, update);
    for (const { document, isAway } of editors) if (!isAway) Y.applyUpdate(document, update, "server");
  };
  for (const editor of editors) {
    editor.document.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server" && !editor.isAway) receive(update);
    });
  }
  const comeBack = (editor: (typeof editors)[number]) => {
    editor.isAway = false;
    receive(Y.encodeStateAsUpdate(editor.document, Y.encodeStateVector(server)));
    Y.applyUpdate(editor.document, Y.encodeStateAsUpdate(server, Y.encodeStateVector(editor.document)), "server");
  };
  for (const { editor: index, does, at, text } of steps) {
    const editor = editors[index];
    if (editor === undefined) continue;
    const written = textOf(editor.document, "summary");
    const place = at % (written.length + 1);
    if (does === "type") written.insert(place, text);
    else if (does === "delete") written.delete(place, Math.min(text.length, written.length - place));
    else if (does === "undo") editor.undo.undo();
    else if (does === "go") editor.isAway = true;
    else if (editor.isAway) comeBack(editor);
  }
  editors.forEach(comeBack);
  return [server, ...editors.map(({ document }) => document)];
}

describe("checkUpdate, of what editors really send", () => {
  test("given people who type, delete, undo, go offline and return, then everything is taken, and all have the same", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const documents = play(steps, (update, server) => {
          expect(["fine", "nothing"]).toContain(checkUpdate(update, server).kind);
        });
        expect(new Set(documents.map((document) => textOf(document, "summary").toString())).size).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  test("given bytes of it that are changed, then nothing is thrown, and what is taken goes in as a whole", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        fc.nat(),
        (steps, changes, cut) => {
          play(steps, (update, server) => {
            const bad = Uint8Array.from(update.subarray(0, cut % 3 === 0 ? cut % (update.length + 1) : update.length));
            for (const [at, value] of changes) if (bad.length > 0) bad[at % bad.length] = value;
            const judgement = checkUpdate(bad, server);
            if (judgement.kind !== "fine" && judgement.kind !== "nothing") return;
            const document = copyOf(server);
            Y.applyUpdate(document, bad);
            expect(document.store.pendingStructs).toBeNull();
            expect(document.store.pendingDs).toBeNull();
            if (judgement.kind === "nothing") {
              expect(Y.encodeStateVector(document)).toEqual(Y.encodeStateVector(server));
            }
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});
