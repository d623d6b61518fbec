"use client";

import { useId, useState } from "react";
import { classNames } from "#components/ui/class-names.ts";

/** What fits about eight lines of a phone. */
const LONG_CHARACTERS = 400;
const LONG_LINES = 8;

/** Text with its line breaks; a long one shows its beginning, and the rest to whoever asks. `struck`: it no longer counts. */
export function LongText({ text, struck = false }: { text: string; struck?: boolean }) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG_CHARACTERS || text.split("\n").length > LONG_LINES;
  return (
    <>
      <p
        id={id}
        className={classNames(
          "text-14 wrap-anywhere whitespace-pre-wrap",
          isLong && !isOpen && "line-clamp-8 print:line-clamp-none",
        )}
      >
        {struck ? <del>{text}</del> : text}
      </p>
      {isLong ? (
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="inline-flex min-h-6 items-center self-start rounded-4 text-14 font-medium text-accent-ink hover:underline pointer-coarse:min-h-11 print:hidden"
        >
          {isOpen ? "Show less" : "Show all of it"}
        </button>
      ) : null}
    </>
  );
}
