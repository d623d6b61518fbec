import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "#lib/narrative/check-update.ts";
import { documentOf, textOf, textsOf } from "#lib/narrative/document.ts";
import { between, copyOf, type, updateBy } from "#lib/narrative/update-testing.ts";

function idsOf(document: Y.Doc): Y.ID[] {
  return [...document.store.clients].flatMap(([client, structs]) =>
    structs.flatMap(({ id, length }) => Array.from({ length }, (_, index) => Y.createID(client, id.clock + index))),
  );
}

const contentsOf = (document: Y.Doc) => JSON.stringify(textsOf(document), ["summary", "root-cause"]);

describe("checkUpdate, of what nobody types", () => {
  test("given characters forged between any two others, then of those that are taken everybody sees the same", () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(20), fc.constantFrom("summary", "summary", "root-cause")), {
          minLength: 2,
          maxLength: 10,
        }),
        fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 100 }),
        (typed, forged, typedMeanwhile, forger) => {
          const server = new Y.Doc();
          for (const [client, at, section] of typed) {
            server.clientID = 10 + client * 20;
            const text = textOf(server, section);
            text.insert(at % (text.length + 1), "ab");
          }
          const [meanwhile, early] = [copyOf(server), server.clientID];
          meanwhile.clientID = 200 + early;
          const own = updateBy(meanwhile, () => {
            const text = textOf(meanwhile, "summary");
            for (const at of typedMeanwhile) text.insert(at % (text.length + 1), "H");
          });
          forged.forEach(([left, right]) => {
            const ids = idsOf(server);
            const client = 300 * (forger % 2) + 2 * forger + 1;
            const clock = Y.getState(server.store, client);
            const update = between(ids[left] ?? null, ids[right] ?? null, client, clock);
            if (checkUpdate(update, server).kind === "fine") {
              for (const document of [server, meanwhile]) Y.applyUpdate(document, update);
            } else refused += 1;
          });
          Y.applyUpdate(server, own);
          expect(contentsOf(meanwhile)).toBe(contentsOf(server));
          expect(contentsOf(copyOf(server))).toBe(contentsOf(server));
        },
      ),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  test("given a run of which the server has a part, then the rest may go on in no other text", () => {
    const editor = new Y.Doc();
    const server = documentOf([type(editor, 0, "ab"), type(editor, 0, "elsewhere", "root-cause")]);
    const client = editor.clientID;
    const elsewhere = Y.createID(client, 2);
    // Characters 1 and 2 at once, of which 1 is known: as one run beside another text, or in its midst.
    const forged = (left: Y.ID | null, right: Y.ID | null) => {
      const update = between(left, right, client, 10);
      const at = update.lastIndexOf("X".charCodeAt(0));
      return Uint8Array.from([...update.subarray(0, at - 1), 2, 88, 88, 0]);
    };
    for (const update of [
      forged(Y.createID(client, 0), null),
      forged(null, null),
      forged(null, Y.createID(client, 1)),
    ]) {
      expect(checkUpdate(update, server)).toMatchObject({ kind: "malformed", reason: "it goes on somewhere else" });
    }
    expect(checkUpdate(forged(Y.createID(client, 9), null), server).kind).toBe("fine");
    expect(checkUpdate(forged(Y.createID(client, 9), elsewhere), server).kind).toBe("malformed");
  });
});
