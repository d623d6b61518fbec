"use client";

import { type RefObject, useEffect } from "react";
import { alongside, anchorsOf } from "#components/postmortem/preview/together.ts";

type Sides = {
  isOn: boolean;
  /** Holds the blocks, each a `section[aria-labelledby]` with its heading; the page scrolls them. */
  text: RefObject<HTMLElement | null>;
  /** Scrolls in itself. */
  preview: RefObject<HTMLElement | null>;
};

/** What was set by code comes back as an event of the same place, give or take a rounded pixel. */
const ROUNDING = 2;

/** Keeps what is written and what comes of it at the same place, whichever of the two is scrolled. */
export function useScrollTogether({ isOn, text, preview }: Sides): void {
  useEffect(() => {
    const pane = preview.current;
    const page = document.scrollingElement;
    if (!isOn || pane === null || page === null) return;
    /** Where code has put each side: that is nobody's scrolling, and must not come back. */
    const put = { text: Number.NaN, preview: Number.NaN };
    const follow = (side: "text" | "preview") => {
      const [from, to] = side === "text" ? [page, pane] : [pane, page];
      const other = side === "text" ? "preview" : "text";
      const isOwn = Math.abs(from.scrollTop - put[side]) < ROUNDING;
      put[side] = Number.NaN;
      if (isOwn) return;
      const reach = { text: reachOf(page), preview: reachOf(pane) };
      to.scrollTop = alongside(anchorsIn(text.current, pane), reach, side, from.scrollTop);
      put[other] = to.scrollTop;
    };
    const onText = () => follow("text");
    const onPreview = () => follow("preview");
    onText();
    window.addEventListener("scroll", onText, { passive: true });
    pane.addEventListener("scroll", onPreview, { passive: true });
    return () => {
      window.removeEventListener("scroll", onText);
      pane.removeEventListener("scroll", onPreview);
    };
  }, [isOn, text, preview]);
}

function reachOf({ scrollHeight, clientHeight }: Element): number {
  return scrollHeight - clientHeight;
}

function anchorsIn(text: HTMLElement | null, pane: HTMLElement) {
  const edge = pane.getBoundingClientRect().top;
  const blocks = Array.from(text?.querySelectorAll<HTMLElement>("[data-block]") ?? [], (block) => ({
    title: block.dataset.block ?? "",
    top: block.getBoundingClientRect().top + window.scrollY - edge,
  }));
  const headings = Array.from(pane.querySelectorAll("h1, h2, h3, h4"), (heading) => ({
    title: heading.textContent,
    top: heading.getBoundingClientRect().top + pane.scrollTop - edge,
  }));
  return anchorsOf(blocks, headings);
}
