import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/**
 * From here on the text scrolls in itself, since the page would grow to thousands of screens, and is no longer read as Markdown
 * while it is written: a paragraph is parsed as a whole at every letter, and a pasted log is one paragraph.
 */
export const LONG = 200_000;

/** How the Markdown looks while it is written: like the page around it, in the colours of both themes. */
export const EDITOR_LOOK = [
  EditorView.theme({
    "&": { color: "var(--color-ink)", backgroundColor: "transparent" },
    "&.cm-focused": { outline: "none" },
    "&.is-long .cm-scroller": { maxHeight: "70dvh", overflowY: "auto", overscrollBehavior: "contain" },
    // 16 px: below that, phones zoom into what is written into.
    ".cm-scroller": { fontFamily: "inherit", fontSize: "1rem", lineHeight: "1.5rem", overflowX: "hidden" },
    // Above the first line there is room for the name at a cursor.
    ".cm-content": { minHeight: "7.5rem", padding: "16px 0 12px", caretColor: "var(--color-ink)", outline: "none" },
    ".cm-line": { padding: "0 12px", overflowWrap: "anywhere" },
    ".cm-placeholder": { color: "var(--color-muted)" },
    ".cm-specialChar": { color: "var(--color-muted)" },
    "& .cm-content ::selection": { backgroundColor: "color-mix(in oklab, var(--color-accent) 28%, transparent)" },
  }),
  EditorView.editorAttributes.compute(
    ["doc"],
    ({ doc }): Record<string, string> => (doc.length > LONG ? { class: "is-long" } : {}),
  ),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.heading, fontWeight: "600" },
      { tag: tags.strong, fontWeight: "600" },
      { tag: tags.emphasis, fontStyle: "italic" },
      { tag: tags.strikethrough, textDecoration: "line-through" },
      { tag: tags.link, color: "var(--color-accent-ink)" },
      { tag: tags.url, color: "var(--color-muted)" },
      { tag: tags.monospace, fontFamily: "var(--font-mono)", fontSize: "0.875em", fontVariantLigatures: "none" },
      { tag: tags.quote, color: "var(--color-muted)" },
      { tag: tags.comment, color: "var(--color-muted)", fontStyle: "italic" },
      // The marks themselves step back behind the words.
      { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], color: "var(--color-muted)" },
      { tag: [tags.tagName, tags.angleBracket, tags.attributeName, tags.attributeValue], color: "var(--color-muted)" },
    ]),
  ),
];
