import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { vi } from "vitest";

/** As much of a node as React needs to keep a page: what cannot be asked here (places, styles, focus) is for a browser. */
class PageNode {
  parentNode: PageNode | null = null;
  childNodes: PageNode[] = [];
  nodeValue = "";
  readonly namespaceURI = "http://www.w3.org/1999/xhtml";
  readonly style = { setProperty() {} };
  readonly nodeType: number;
  readonly nodeName: string;
  readonly ownerDocument: object | null;
  readonly #attributes = new Map<string, string>();

  constructor(nodeType: number, nodeName: string, ownerDocument: object | null, nodeValue = "") {
    this.nodeType = nodeType;
    this.nodeName = nodeName;
    this.ownerDocument = ownerDocument;
    this.nodeValue = nodeValue;
  }
  get tagName() {
    return this.nodeName;
  }
  get textContent(): string {
    return this.nodeValue + this.childNodes.map(({ textContent }) => textContent).join(" ");
  }
  set textContent(text: string) {
    this.childNodes = [];
    this.nodeValue = text;
  }
  addEventListener() {}
  removeEventListener() {}
  setAttribute(name: string, value: string) {
    this.#attributes.set(name, value);
  }
  getAttribute(name: string) {
    return this.#attributes.get(name) ?? null;
  }
  removeAttribute(name: string) {
    this.#attributes.delete(name);
  }
  appendChild(child: PageNode) {
    return this.insertBefore(child, null);
  }
  insertBefore(child: PageNode, next: PageNode | null) {
    child.parentNode?.removeChild(child);
    const place = next === null ? this.childNodes.length : this.childNodes.indexOf(next);
    this.childNodes.splice(place, 0, child);
    child.parentNode = this;
    return child;
  }
  removeChild(child: PageNode) {
    this.childNodes = this.childNodes.filter((other) => other !== child);
    child.parentNode = null;
    return child;
  }
}

type LivePage = {
  text: () => string;
  /** Lets so much time pass, second by second. */
  pass: (seconds: number) => Promise<void>;
  leave: () => Promise<void>;
};

/**
 * A page that lives, as in a browser, for what follows the clock; nothing of it is seen. `vi.useFakeTimers` comes before, and
 * `vi.unstubAllGlobals` after.
 */
export async function livePage(content: ReactNode): Promise<LivePage> {
  const window = { HTMLIFrameElement: class {}, addEventListener() {}, removeEventListener() {} };
  const document = {
    nodeType: 9,
    defaultView: window,
    activeElement: null,
    visibilityState: "visible",
    addEventListener() {},
    removeEventListener() {},
    createElement: (name: string): PageNode => new PageNode(1, name.toUpperCase(), document),
    createElementNS: (_: string, name: string): PageNode => new PageNode(1, name, document),
    createTextNode: (text: string): PageNode => new PageNode(3, "#text", document, text),
  };
  vi.stubGlobal("window", window);
  // What a link does while the page is idle.
  vi.stubGlobal("self", { setTimeout: () => 0, clearTimeout() {} });
  vi.stubGlobal("document", document);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const container = new PageNode(1, "DIV", document);
  const root = createRoot(container as unknown as Element);
  await act(async () => root.render(content));
  return {
    text: () => container.textContent.replaceAll(/\s+/g, " "),
    pass: async (seconds) => {
      for (let passed = 0; passed < seconds; passed += 1) await act(() => vi.advanceTimersByTimeAsync(1_000));
    },
    leave: () => act(async () => root.unmount()),
  };
}
