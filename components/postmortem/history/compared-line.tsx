import type { ComparedLine as Line } from "#components/postmortem/history/compare.ts";
import { classNames } from "#components/ui/class-names.ts";

/** What stands before a line: what became of it, for whoever sees no colour, and for whoever only listens. */
const MARKS = {
  same: { sign: " ", word: "" },
  added: { sign: "+", word: "Added: " },
  removed: { sign: "−", word: "Removed: " },
  changed: { sign: "±", word: "Changed: " },
} as const;

const ADDED =
  "painted rounded-4 box-decoration-clone bg-accent-quiet px-[2px] text-ink decoration-accent-ink decoration-2 underline-offset-2";
const REMOVED = "painted rounded-4 box-decoration-clone bg-sunken px-[2px] text-muted line-through";

/** One line of the document, as Markdown. */
export function ComparedLine({ line }: { line: Line }) {
  const { sign, word } = MARKS[line.kind];
  return (
    <div
      className={classNames(
        "grid grid-cols-[1.5rem_minmax(0,1fr)] border-l-2 pr-3 font-mono text-14",
        line.kind === "same" ? "border-transparent" : line.kind === "removed" ? "border-edge" : "border-accent",
      )}
    >
      <span
        aria-hidden="true"
        className={classNames("text-center select-none", line.kind !== "same" && "font-semibold")}
      >
        {sign}
      </span>
      <p className="min-h-5 min-w-0 wrap-anywhere whitespace-pre-wrap">
        {word === "" ? null : <span className="sr-only">{word}</span>}
        <Words line={line} />
      </p>
    </div>
  );
}

function Words({ line }: { line: Line }) {
  switch (line.kind) {
    case "same":
      return line.text;
    case "added":
      return <ins className={classNames(ADDED, "no-underline")}>{line.text}</ins>;
    case "removed":
      return <del className={REMOVED}>{line.text}</del>;
    case "changed":
      return line.parts.map(({ kind, text }, index) => {
        // They never move: a comparison is made anew as a whole.
        const key = `${index}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        if (kind === "added") {
          return (
            <ins key={key} className={classNames(ADDED, "underline")}>
              {text}
            </ins>
          );
        }
        return (
          <del key={key} className={REMOVED}>
            {text}
          </del>
        );
      });
  }
}
