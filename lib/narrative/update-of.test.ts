import { expect, test } from "vitest";
import * as Y from "yjs";
import { checkUpdate } from "#lib/narrative/check-update.ts";
import { documentOf, textsOf } from "#lib/narrative/document.ts";
import { updateOfTexts } from "#lib/narrative/update-of.ts";

test("given texts, then their update is a document that says them, and one that an editor could have made", () => {
  const texts = {
    summary: "Fin 🔥\r\nfell silent",
    "root-cause": "e\u0301 עברית",
    "what-went-well": "x".repeat(70_000),
  };
  const update = updateOfTexts(texts);
  expect(textsOf(documentOf([update]))).toEqual(texts);
  expect(checkUpdate(update, new Y.Doc())).toMatchObject({ kind: "fine", adds: true });
});
