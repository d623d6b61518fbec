"use client";

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { CommentDesk } from "#components/postmortem/comments/comment-desk.ts";
import { marginHeight, marginLayout } from "#components/postmortem/comments/margin-layout.ts";
import { sectionOnPage } from "#components/postmortem/comments/section-on-page.ts";
import type { Piece } from "#components/postmortem/comments/use-threads.tsx";

const GAP = 8;

type Laid = { readonly tops: ReadonlyMap<string, number>; readonly height: number };

const NOT_YET: Laid = { tops: new Map(), height: 0 };

/**
 * Where each piece stands in the margin, in CSS pixels from its top; none while that is not measured yet.
 * @param margin whose children carry their piece's id as `data-piece`
 */
export function useMarginTops(
  margin: RefObject<HTMLElement | null>,
  pieces: readonly Piece[],
  { desk, active }: { desk: CommentDesk; active: string | null },
): Laid {
  const [laid, setLaid] = useState(NOT_YET);
  const latest = useRef({ pieces, active });

  const lay = useCallback(() => {
    const area = margin.current;
    if (area === null) return;
    const top = area.getBoundingClientRect().top;
    const heights = heightsIn(area);
    let lowest = 0;
    const wanted = latest.current.pieces.map(({ id, place, range }) => {
      const at = range === null ? null : screenTop(desk, place.section, range.from);
      // What has no place stands below what has.
      lowest = at === null ? lowest : Math.max(lowest, at - top);
      return { id, top: at === null ? lowest : at - top, height: heights.get(id) ?? 0 };
    });
    const tops = marginLayout(wanted, { gap: GAP, active: latest.current.active });
    const height = marginHeight(wanted, tops);
    setLaid((before) => (isSame(before, { tops, height }) ? before : { tops, height }));
  }, [margin, desk]);

  // After each drawing: what is drawn decides how high it is.
  useLayoutEffect(() => {
    latest.current = { pieces, active };
    lay();
  });
  useLayoutEffect(() => {
    const area = margin.current;
    if (area === null) return;
    const sizes = new ResizeObserver(lay);
    // The page too: what stands above the text may have grown.
    for (const watched of [area, document.body, ...area.children]) sizes.observe(watched);
    const children = new MutationObserver(() => {
      for (const child of area.children) sizes.observe(child);
    });
    children.observe(area, { childList: true });
    return () => {
      sizes.disconnect();
      children.disconnect();
    };
  }, [margin, lay]);
  return laid;
}

function heightsIn(area: HTMLElement): ReadonlyMap<string, number> {
  const heights = new Map<string, number>();
  for (const child of area.children) {
    const id = child.getAttribute("data-piece");
    if (id !== null) heights.set(id, child.getBoundingClientRect().height);
  }
  return heights;
}

/** Of a place in a section's editor; of the section for whoever only reads; null where that is not on the page. */
function screenTop(desk: CommentDesk, section: string, at: number): number | null {
  const view = desk.editorOf(section);
  if (view === undefined) return sectionOnPage(section)?.getBoundingClientRect().top ?? null;
  if (at > view.state.doc.length) return null;
  // Text out of sight is not drawn: its line's block stands for it.
  return view.coordsAtPos(at)?.top ?? view.documentTop + view.lineBlockAt(at).top;
}

function isSame(one: Laid, other: Laid): boolean {
  return (
    one.height === other.height &&
    one.tops.size === other.tops.size &&
    [...one.tops].every(([id, top]) => Math.abs((other.tops.get(id) ?? Number.NaN) - top) < 0.5)
  );
}
