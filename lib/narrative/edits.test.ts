import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { documentOf, textName, textOf, textsOf } from "#lib/narrative/document.ts";
import { type Edit, editsTowards, updateTowards } from "#lib/narrative/edits.ts";

function applied(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (left, { at, remove, insert }) => left.slice(0, at) + insert + left.slice(at + remove),
    text,
  );
}

const paragraph = (from: number) => Array.from({ length: 40 }, (_, at) => `Line ${from + at} of the text.\n`).join("");

/** Texts that share much, and characters of several units. */
const piece = fc.constantFrom(
  "Ann ",
  "wrote",
  "\n",
  "\r\n",
  "👩‍👩‍👧",
  "😀",
  "😁",
  "é",
  "שלום",
  "| a |",
  "  ",
  "```",
  "x",
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));

describe("edits towards another text", () => {
  it("given any two texts, then they lead from one to the other, in their order, and take no character apart", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = editsTowards(before, after);
        expect(applied(before, edits)).toBe(after);
        let end = 0;
        for (const { at, remove, insert } of edits) {
          expect(at).toBeGreaterThanOrEqual(end);
          end = at + remove;
          expect(before.slice(at, end).isWellFormed() && insert.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it("given units that are no characters, then they lead to the other text all the same", () => {
    const unit = fc.constantFrom("\ud83d", "\ude00", "\ude01", "a");
    const units = fc.array(unit, { maxLength: 8 }).map((all) => all.join(""));
    fc.assert(fc.property(units, units, (before, after) => applied(before, editsTowards(before, after)) === after));
  });

  it("given the same text, then there is nothing to do", () => {
    expect(editsTowards("As it was.", "As it was.")).toEqual([]);
  });

  it("given a word that changes, then nothing else is touched", () => {
    expect(editsTowards("We rotated the token at noon.", "We revoked the token at night.")).toEqual([
      { at: 4, remove: 4, insert: "evok" },
      { at: 25, remove: 3, insert: "ight" },
    ]);
  });

  it("given lines that change far apart, then those between stay", () => {
    const before = `One.\n${paragraph(0)}Two.\n${paragraph(50)}Three.\n`;
    const after = `Uno.\n${paragraph(0)}${paragraph(50)}Tres.\n`;
    const edits = editsTowards(before, after);
    expect(applied(before, edits)).toBe(after);
    expect(edits.reduce((sum, { remove, insert }) => sum + remove + insert.length, 0)).toBeLessThan(30);
  });

  it("given an emoji that becomes its neighbour, which shares its first unit, then it is replaced as a whole", () => {
    expect(editsTowards("a😀b", "a😁b")).toEqual([{ at: 1, remove: 2, insert: "😁" }]);
  });

  it("given two large texts that share nothing but their ends, then it is one replacement, and soon there", () => {
    const before = `Begin\n${Array.from({ length: 60_000 }, (_, at) => `before ${at}`).join("\n")}\nEnd`;
    const after = `Begin\n${Array.from({ length: 60_000 }, (_, at) => `after ${at * 7}`).join("\n")}\nEnd`;
    const started = performance.now();
    const edits = editsTowards(before, after);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(applied(before, edits)).toBe(after);
  });

  it("given one line of a million letters, and another, then it is soon there", () => {
    const started = performance.now();
    const [before, after] = ["ab".repeat(500_000), "ba".repeat(499_999)];
    expect(applied(before, editsTowards(before, after))).toBe(after);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe("an update towards other texts", () => {
  function written(texts: Record<string, string>): Y.Doc {
    const document = new Y.Doc();
    for (const [section, words] of Object.entries(texts)) textOf(document, section).insert(0, words);
    return document;
  }

  it("given a copy elsewhere, then the update makes it say the texts, and a section without a text is empty", () => {
    const document = written({ summary: "It broke at noon.", "root-cause": "A token.", luck: "None." });
    const elsewhere = documentOf([Y.encodeStateAsUpdate(document)]);
    const texts = { summary: "It broke at night.", "root-cause": "A token.", new: "Words." };
    const update = updateTowards(document, texts, ["summary", "root-cause", "luck", "new"]);
    expect(update).not.toBeNull();
    if (update !== null) Y.applyUpdate(elsewhere, update);
    expect(textsOf(elsewhere)).toEqual(texts);
    expect(textsOf(document)).toEqual(texts);
  });

  it("given a section that is not named, then it stays", () => {
    const document = written({ summary: "It broke.", luck: "None." });
    updateTowards(document, {}, ["summary"]);
    expect(textsOf(document)).toEqual({ luck: "None." });
  });

  it("given texts that it says already, then there is no update", () => {
    expect(updateTowards(written({ summary: "It broke." }), { summary: "It broke." }, ["summary"])).toBeNull();
  });

  it("given somebody's place in words that stay, then it is still there", () => {
    const document = written({ summary: `Gone.\n${paragraph(0)}The place.\n${paragraph(50)}` });
    const summary = textOf(document, "summary");
    const place = Y.createRelativePositionFromTypeIndex(summary, summary.toString().indexOf("place"));
    const after = `${paragraph(0)}New.\nThe place.\n${paragraph(52)}`;
    updateTowards(document, { summary: after }, ["summary"]);
    const found = Y.createAbsolutePositionFromRelativePosition(place, document);
    expect(summary.toString().slice(found?.index)).toMatch(/^place\./);
  });

  it("given somebody who writes meanwhile, then both are in it", () => {
    const document = written({ summary: "It broke at noon. We slept." });
    const elsewhere = documentOf([Y.encodeStateAsUpdate(document)]);
    textOf(elsewhere, "summary").insert(elsewhere.getText(textName("summary")).length, " Then we woke.");
    const update = updateTowards(document, { summary: "It broke at night. We slept." }, ["summary"]);
    if (update !== null) Y.applyUpdate(elsewhere, update);
    expect(textsOf(elsewhere).summary).toBe("It broke at night. We slept. Then we woke.");
  });
});
