import { fenceFor } from "#components/postmortem/editor/commands.ts";

export type Pasted = {
  readonly html: string;
  readonly text: string;
  /** What an editor of code tells beside the text, as JSON. */
  readonly codeEditor: string;
  /** Whether it is pasted into code, where Markdown means nothing. */
  readonly isIntoCode: boolean;
};

export type PasteWay =
  /** As the editor does it by itself. */
  { readonly kind: "plain" } | { readonly kind: "text"; readonly markdown: string } | { readonly kind: "html" };

/** More than anybody copies on purpose; reading it would hold up the page. */
const LONGEST_HTML = 2_000_000;

/** Elements, and styles, that say something which the bare text does not. */
const MEANS_SOMETHING =
  /<(?:a\s[^>]*href|table|ul|ol|h[1-6]|strong|b|em|i|code|pre|blockquote|img|hr|del|s|strike)\b|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic|line-through|mso-list:/i;

const MONOSPACED =
  /<pre\b|font-family:[^;"']*(?:["'][^"']*["'][^;"']*)*\b(?:monospace|menlo|monaco|consolas|courier)\b/i;
const TAG = /<([a-z][a-z0-9:-]*)/gi;
/** What editors and terminals colour code with. */
const OF_COLOURED_CODE = new Set(["meta", "html", "head", "body", "style", "div", "span", "br", "pre", "font"]);

/** What becomes of something that is pasted. */
export function pasteWay({ html, text, codeEditor, isIntoCode }: Pasted): PasteWay {
  if (html === "" || isIntoCode || html.length > LONGEST_HTML) return { kind: "plain" };
  // An address is more use as it is; over selected words it becomes their link.
  if (URL.canParse(text.trim()) && !/\s/.test(text.trim())) return { kind: "plain" };
  if (codeEditor !== "" || isColouredCode(html)) {
    return text.trimEnd().includes("\n") ? { kind: "text", markdown: codeBlock(text, codeEditor) } : { kind: "plain" };
  }
  return MEANS_SOMETHING.test(html) ? { kind: "html" } : { kind: "plain" };
}

function isColouredCode(html: string): boolean {
  if (!MONOSPACED.test(html)) return false;
  for (const [, tag = ""] of html.matchAll(TAG)) if (!OF_COLOURED_CODE.has(tag.toLowerCase())) return false;
  return true;
}

function codeBlock(text: string, codeEditor: string): string {
  const code = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const fence = fenceFor(code);
  return `${fence}${languageIn(codeEditor)}\n${code}\n${fence}`;
}

function languageIn(codeEditor: string): string {
  try {
    const told: unknown = JSON.parse(codeEditor);
    if (typeof told !== "object" || told === null || !("mode" in told) || typeof told.mode !== "string") return "";
    return /^[a-z][\w+#-]{0,30}$/i.test(told.mode) && told.mode !== "plaintext" ? told.mode : "";
  } catch {
    return "";
  }
}
