import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "#lib/narrative/check-update.ts";
import { textName, textOf } from "#lib/narrative/document.ts";
import { copyOf, type, updateBy } from "#lib/narrative/update-testing.ts";

function reasonOf(update: Uint8Array, document = new Y.Doc()): string {
  const judgement = checkUpdate(update, document);
  return judgement.kind === "malformed" ? judgement.reason : judgement.kind;
}

describe("checkUpdate", () => {
  test("given text that is new, then it is fine and says whose it is; given it again, then it is nothing", () => {
    const editor = new Y.Doc();
    const server = new Y.Doc();
    const update = type(editor, 0, "Fin wasn’t answering 🔥");
    expect(checkUpdate(update, server)).toEqual({ kind: "fine", newClients: [editor.clientID], adds: true });
    Y.applyUpdate(server, update);
    expect(checkUpdate(update, server)).toEqual({ kind: "nothing" });
  });

  test("given a deletion, then it is fine without adding; given all that the client knows again, then it is nothing", () => {
    const editor = new Y.Doc();
    type(editor, 0, "one two");
    const server = copyOf(editor);
    const deletion = updateBy(editor, () => textOf(editor, "summary").delete(1, 3));
    expect(checkUpdate(deletion, server)).toEqual({ kind: "fine", newClients: [], adds: false });
    Y.applyUpdate(server, deletion);
    expect(checkUpdate(Y.encodeStateAsUpdate(editor, Y.encodeStateVector(server)), server)).toEqual({
      kind: "nothing",
    });
  });

  test("given text that was typed and deleted offline, then what is left of it is fine", () => {
    const editor = new Y.Doc();
    type(editor, 0, "kept");
    type(editor, 2, "gone again");
    updateBy(editor, () => textOf(editor, "summary").delete(2, 10));
    const server = new Y.Doc();
    expect(checkUpdate(Y.encodeStateAsUpdate(editor), server)).toMatchObject({ kind: "fine", adds: true });
  });

  test("given updates in the wrong order, then the later one is behind until the earlier one is there", () => {
    const editor = new Y.Doc();
    const [first, second] = [type(editor, 0, "a"), type(editor, 1, "b")];
    const deletion = updateBy(editor, () => textOf(editor, "summary").delete(0, 1));
    const other = copyOf(editor);
    const beside = type(other, 1, "c");
    const server = new Y.Doc();
    for (const update of [second, deletion, beside]) expect(checkUpdate(update, server)).toEqual({ kind: "behind" });
    for (const update of [first, second, deletion, beside]) {
      expect(checkUpdate(update, server).kind).toBe("fine");
      Y.applyUpdate(server, update);
    }
  });

  test("given clients that stand beside each other in turn, then they are put in whatever their order", () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    for (let round = 0; round < 20; round++) {
      Y.applyUpdate(two, type(one, round, String(round % 10)));
      Y.applyUpdate(one, type(two, round + 1, "x"));
    }
    expect(checkUpdate(Y.encodeStateAsUpdate(one), new Y.Doc())).toMatchObject({ kind: "fine" });
  });

  test("given clients that wait for one another, then they are behind, and nothing waits in the document", () => {
    // Each client's only character stands behind the other's.
    const circle = Uint8Array.of(2, 1, 2, 0, 0x84, 1, 0, 1, 97, 1, 1, 0, 0x84, 2, 0, 1, 98, 0);
    expect(checkUpdate(circle, new Y.Doc())).toEqual({ kind: "behind" });
  });

  test("given what plain text does not need, then it is malformed", () => {
    const elsewhere = new Y.Doc();
    expect(reasonOf(updateBy(elsewhere, () => elsewhere.getMap("section:a").set("key", "value")))).not.toBe("fine");
    expect(reasonOf(updateBy(elsewhere, () => elsewhere.getArray("section:b").push([1])))).toBe(
      "something else than text is in it",
    );
    expect(reasonOf(updateBy(elsewhere, () => textOf(elsewhere, "c").insert(0, "x", { bold: true })))).toBe(
      "something else than text is in it",
    );
    expect(reasonOf(updateBy(elsewhere, () => elsewhere.getText("summary").insert(0, "x")))).toBe(
      "it is about something else than sections",
    );
    expect(reasonOf(type(new Y.Doc(), 0, "x", "Capital"))).toBe("it is about something else than sections");
    expect(reasonOf(type(new Y.Doc(), 0, "x", "a".repeat(41)))).toBe("it is about something else than sections");
    expect(reasonOf(type(new Y.Doc(), 0, "before\0after"))).toBe("the character U+0000 is in it");
    const nested = new Y.Doc();
    const outer = updateBy(nested, () => nested.getMap("section:a").set("text", new Y.Text("inner")));
    expect(reasonOf(outer)).not.toBe("fine");
  });

  test("given more sections than a postmortem ever has, then it is malformed", () => {
    const many = new Y.Doc();
    for (let index = 0; index < 201; index++) type(many, 0, "x", `s${index}`);
    expect(reasonOf(Y.encodeStateAsUpdate(many))).toMatch("more than 200 sections");
  });

  test("given bytes that announce more than they hold, then they are malformed, and nothing is allocated", () => {
    const HUGE = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
    const name = textName("a");
    const named = [4, 1, name.length, ...Buffer.from(name)];
    for (const bytes of [
      [],
      [...HUGE],
      [1, ...HUGE, 1, 0, ...named, 1, 97],
      [1, 1, 1, 0, ...named, ...HUGE],
      [1, 1, ...HUGE, 0, ...named, 1, 97, 0],
      [1, 1, 1, ...HUGE, ...named, 1, 97, 0],
      [1, 1, 1, 0, 1, 1, name.length, ...Buffer.from(name), ...HUGE, 0],
      [1, 1, 1, 0, ...named, 1, 97, ...HUGE],
      [1, 1, 1, 0, ...named, 1, 97, 1, 1, 1, 0, ...HUGE],
      // A collected part, a part without a character, a client twice, and more behind the end.
      [1, 1, 1, 0, 0, 5, 0],
      [1, 1, 1, 0, ...named, 0, 0],
      [2, 1, 1, 0, ...named, 1, 97, 1, 1, 1, ...named, 1, 97, 0],
      [1, 1, 1, 0, ...named, 1, 97, 0, 0],
    ]) {
      expect(checkUpdate(Uint8Array.from(bytes), new Y.Doc()).kind).toBe("malformed");
    }
    // The same in the midst of a larger buffer: what is behind the end must not be read.
    const buffer = Uint8Array.from([1, 1, 1, 0, ...named, 5, 97, 97, 97, 97, 97, 0]);
    expect(checkUpdate(buffer, new Y.Doc()).kind).toBe("fine");
    expect(checkUpdate(buffer.subarray(0, buffer.length - 3), new Y.Doc()).kind).toBe("malformed");
  });

  test("given a key pressed in a document of 5 MB, then judging it takes no longer than in an empty one", () => {
    const server = new Y.Doc();
    const writer = new Y.Doc();
    for (let index = 0; index < 5_000; index++) type(writer, 0, "x".repeat(1_000));
    Y.applyUpdate(server, Y.encodeStateAsUpdate(writer));
    const keys = Array.from({ length: 200 }, (_, index) => type(writer, index, "y"));
    const begun = performance.now();
    for (const key of keys) {
      expect(checkUpdate(key, server).kind).toBe("fine");
      Y.applyUpdate(server, key);
    }
    expect((performance.now() - begun) / keys.length).toBeLessThan(5);
  });
});
