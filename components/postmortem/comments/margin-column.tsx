"use client";

import { useRef } from "react";
import { CommentsHead } from "#components/postmortem/comments/comments-head.tsx";
import { useMarginTops } from "#components/postmortem/comments/use-margin-tops.ts";
import { type ThreadsProps, useThreads } from "#components/postmortem/comments/use-threads.tsx";
import { classNames } from "#components/ui/class-names.ts";

/** Threads beside the text, each at the height of its place. */
export function MarginColumn(props: ThreadsProps) {
  const { comments } = props;
  const { desk, view, mayWrite } = comments;
  const shown = useThreads(props);
  const margin = useRef<HTMLOListElement>(null);
  const { tops, height } = useMarginTops(margin, shown.pieces, { desk, active: view.active });
  return (
    <aside aria-labelledby="comments-title" className="flex min-h-full min-w-0 flex-col gap-3 print:hidden">
      <CommentsHead shown={shown} mayWrite={mayWrite} titleId="comments-title" />
      <ol ref={margin} className="relative flex flex-1 flex-col gap-2" style={{ minHeight: height }}>
        {shown.pieces.map(({ id, card }) => {
          const top = tops.get(id);
          return (
            <li
              key={id}
              data-piece={id}
              className={classNames(
                top !== undefined && "absolute inset-x-0 transition-[translate]",
                // Its time tips must lie over the next ones.
                id === view.active && "z-10",
              )}
              style={top === undefined ? undefined : { translate: `0 ${top}px` }}
            >
              {card}
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
