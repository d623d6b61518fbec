import { syntaxTree } from "@codemirror/language";
import { type EditorState, Prec } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { placed } from "#components/postmortem/editor/paste-place.ts";
import { pasteWay } from "#components/postmortem/editor/paste-way.ts";
import { cleanText } from "#components/postmortem/editor/whole-characters.ts";

/** How long after its keys a paste may come that is to be plain. */
const PLAIN_MS = 1_000;

/** What is pasted from a page or a document arrives as Markdown; with Shift as well, as the text that it is. */
export function pasteAsMarkdown() {
  let plainUntil = 0;
  return Prec.high(
    EditorView.domEventHandlers({
      keydown({ key, ctrlKey, metaKey, shiftKey, timeStamp }) {
        if (key.toLowerCase() === "v" && (ctrlKey || metaKey)) plainUntil = shiftKey ? timeStamp + PLAIN_MS : 0;
        return false;
      },
      paste(event, view) {
        const { clipboardData: data, timeStamp } = event;
        if (data === null || view.state.readOnly || timeStamp < plainUntil) return false;
        const html = data.getData("text/html");
        const text = data.getData("text/plain");
        const codeEditor = data.getData("vscode-editor-data");
        const way = pasteWay({ html, text, codeEditor, isIntoCode: isInCode(view.state) });
        if (way.kind === "plain") return false;
        event.preventDefault();
        if (way.kind === "text") insert(view, way.markdown);
        // Where the code for it cannot be fetched, the text still arrives.
        else void markdownOf(html).then((markdown) => insert(view, markdown ?? text));
        return true;
      },
    }),
  );
}

async function markdownOf(html: string): Promise<string | null> {
  try {
    const { markdownOfHtml } = await import("#components/postmortem/editor/markdown-of-html.ts");
    return markdownOfHtml(html);
  } catch {
    return null;
  }
}

function insert(view: EditorView, markdown: string): void {
  if (view.state.readOnly) return;
  const change = view.state.replaceSelection(placed(view.state, cleanText(markdown)));
  view.dispatch(view.state.update(change, { userEvent: "input.paste", scrollIntoView: true }));
}

const CODE = new Set(["FencedCode", "CodeBlock", "InlineCode", "CodeText"]);

function isInCode(state: EditorState): boolean {
  let node = syntaxTree(state).resolveInner(state.selection.main.from, -1);
  while (!CODE.has(node.name)) {
    if (node.parent === null) return false;
    node = node.parent;
  }
  return true;
}
