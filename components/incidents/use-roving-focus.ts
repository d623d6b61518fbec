"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";

type Direction = "up-down" | "left-right";

/** Which way each arrow key goes through the elements, in the order of the document. */
const STEPS: Record<Direction, Readonly<Record<string, 1 | -1>>> = {
  "up-down": { ArrowDown: 1, ArrowUp: -1 },
  // The strip runs from right to left: what is newest comes first.
  "left-right": { ArrowLeft: 1, ArrowRight: -1 },
};

type Roving<Place extends HTMLElement> = {
  place: RefObject<Place | null>;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: (event: { target: EventTarget }) => void;
  /** 0 for the one element that Tab reaches, -1 for the others. */
  tabIndexOf: (name: string) => 0 | -1;
};

/**
 * Many elements, one stop for Tab: arrow keys, Home and End move among them. Each carries `data-roving` with its name.
 * @param names of the elements there are, in order
 */
export function useRovingFocus<Place extends HTMLElement>(
  names: readonly string[],
  direction: Direction,
): Roving<Place> {
  const place = useRef<Place>(null);
  const [last, setLast] = useState<string | null>(null);
  const reached = last !== null && names.includes(last) ? last : names[0];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const elements = [...(place.current?.querySelectorAll<HTMLElement>("[data-roving]") ?? [])];
    const focused = document.activeElement;
    const index = focused instanceof HTMLElement ? elements.indexOf(focused) : -1;
    const target = index === -1 ? undefined : elements[targetOf(event.key, index, elements.length, direction)];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
  };

  return {
    place,
    onKeyDown,
    onFocus: ({ target }) => {
      if (target instanceof HTMLElement && target.dataset.roving !== undefined) setLast(target.dataset.roving);
    },
    tabIndexOf: (name) => (name === reached ? 0 : -1),
  };
}

/** -1 for a key that moves nothing; at an end the focus stays. */
function targetOf(key: string, index: number, count: number, direction: Direction): number {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[direction][key];
  return step === undefined ? -1 : Math.min(count - 1, Math.max(0, index + step));
}
