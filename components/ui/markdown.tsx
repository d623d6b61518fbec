import { Square, SquareCheck } from "lucide-react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema, type Options as Schema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { classNames } from "#components/ui/class-names.ts";
import { isTooIntricate } from "#lib/text/markdown-intricacy.ts";

type MarkdownProps = {
  text: string;
  /** How many levels its headings stand deeper (or, below zero, higher) than they are written, to fit the page around them. */
  headings?: number;
  className?: string;
};

/**
 * Markdown that people wrote, as elements of the page: the tree that CommonMark with GitHub's extensions makes of it. HTML in
 * it is shown as text; links lead to web and mail addresses alone, in a tab of their own; images are links, because nothing is
 * loaded from elsewhere. Renders on the server too. In the browser load it lazily: it brings a Markdown parser. What would
 * take that very long is shown as it was typed.
 */
export function Markdown({ text, headings = 0, className }: MarkdownProps) {
  return (
    <div className={classNames(PROSE, className)}>
      {isTooIntricate(text) ? (
        <pre>{text}</pre>
      ) : (
        <ReactMarkdown
          remarkPlugins={[remarkGfm]}
          rehypePlugins={[
            htmlAsText,
            imagesInLinks,
            smallProtocols,
            [movedHeadings, headings],
            [rehypeSanitize, SCHEMA],
          ]}
          components={COMPONENTS}
        >
          {text}
        </ReactMarkdown>
      )}
    </div>
  );
}

const SCHEMA: Schema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
};

const LEADS_ELSEWHERE = /^(?:https?|mailto):/i;

const COMPONENTS: Components = {
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  img: ({ src, alt }) => <Link href={typeof src === "string" ? src : undefined}>{wordsFor(alt)}</Link>,
  input: ({ checked }) => <Tick done={checked === true} />,
  // What is wider than the page is scrolled within itself, also by keyboard.
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it nobody without a mouse sees what is scrolled out of view
    <section className="overflow-x-auto" aria-label="Table" tabIndex={0}>
      <table>{children}</table>
    </section>
  ),
};

/** An address within the document leads nowhere here. */
function Link({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  return href !== undefined && LEADS_ELSEWHERE.test(href) ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ) : (
    children
  );
}

/** The box of a task: it shows a state, and nobody can tick it here. */
function Tick({ done }: { done: boolean }) {
  const Shape = done ? SquareCheck : Square;
  return (
    <>
      <Shape aria-hidden="true" className="mr-1 -ml-6 inline size-4 align-text-bottom text-muted" />
      <span className="sr-only">{done ? "Done: " : "Open: "}</span>
    </>
  );
}

function wordsFor(alt: unknown): string {
  return typeof alt === "string" && alt !== "" ? alt : "Image";
}

type HtmlNode = {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
  value?: string;
};

/** Nobody's words vanish, whatever they look like. */
function htmlAsText(): (tree: HtmlNode) => void {
  return function show(node) {
    if (node.type === "raw") node.type = "text";
    node.children?.forEach(show);
  };
}

/** A picture that stands for a link is its words: a link within a link would be none. */
function imagesInLinks(): (tree: HtmlNode) => void {
  return function replace(node) {
    const { tagName, properties, children } = node;
    const isLink = tagName === "a" && LEADS_ELSEWHERE.test(String(properties?.href));
    if (isLink) toWords(node);
    else children?.forEach(replace);
  };
}

function toWords(node: HtmlNode): void {
  if (node.tagName === "img") {
    node.type = "text";
    node.value = wordsFor(node.properties?.alt);
    delete node.tagName;
  }
  node.children?.forEach(toWords);
}

/** `HTTPS:` leads where `https:` does; the sanitizer knows small letters alone. */
function smallProtocols(): (tree: HtmlNode) => void {
  return function lower(node) {
    const { properties } = node;
    for (const name of ["href", "src"]) {
      const address = properties?.[name];
      if (properties !== undefined && typeof address === "string" && LEADS_ELSEWHERE.test(address)) {
        properties[name] = address.replace(LEADS_ELSEWHERE, (protocol) => protocol.toLowerCase());
      }
    }
    node.children?.forEach(lower);
  };
}

function movedHeadings(by: number): (tree: HtmlNode) => void {
  return function move(node) {
    const level = /^h([1-6])$/.exec(node.tagName ?? "")?.[1];
    if (level !== undefined) node.tagName = `h${Math.min(6, Math.max(1, Number(level) + by))}`;
    node.children?.forEach(move);
  };
}

const PROSE = classNames(
  "flex flex-col gap-3 wrap-anywhere",
  "[&_:is(h1,h2,h3)]:text-16 [&_:is(h1,h2,h3,h4,h5,h6)]:font-semibold [&_:is(h4,h5,h6)]:text-14",
  "[&_a]:font-medium [&_a]:text-accent-ink [&_a]:underline [&_a]:underline-offset-4",
  "[&_:is(ul,ol)]:flex [&_:is(ul,ol)]:flex-col [&_:is(ul,ol)]:gap-1 [&_:is(ul,ol)]:pl-6 [&_ol]:list-decimal [&_ul]:list-disc",
  "[&_li.task-list-item]:list-none",
  "[&_li>p+p]:pt-2 [&_blockquote]:border-l-2 [&_blockquote]:border-edge [&_blockquote]:pl-4 [&_blockquote]:text-muted",
  "[&_code]:rounded-4 [&_code]:bg-sunken [&_code]:px-1 [&_code]:font-mono [&_code]:text-14",
  "[&_pre]:rounded-8 [&_pre]:border [&_pre]:border-line [&_pre]:bg-sunken [&_pre]:p-3 [&_pre]:whitespace-pre-wrap",
  "[&_pre_code]:bg-transparent [&_pre_code]:p-0",
  "[&_hr]:border-line [&_table]:border-collapse [&_table]:text-14",
  "[&_:is(td,th)]:border [&_:is(td,th)]:border-line [&_:is(td,th)]:px-2 [&_:is(td,th)]:py-1 [&_th]:bg-sunken [&_th]:text-left",
);
