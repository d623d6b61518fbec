"use client";

import { Check, Copy, OctagonX } from "lucide-react";
import { useEffect, useState } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "#components/ui/button-classes.ts";
import { classNames } from "#components/ui/class-names.ts";
import { copyText } from "#components/ui/copy-text.ts";

const CONFIRMED_FOR_MS = 2_000;

type CopyButtonProps = {
  /** What is much to make is made when it is copied. */
  text: string | (() => string);
  /** What is copied, for instance "command": the button then says "Copy command". */
  what: string;
  /** Only the icon is seen; the words are still announced. */
  iconOnly?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
};

type Outcome = "copied" | "failed";

/** Copies, and says whether it did. Where the browser forbids it, it says how to copy by hand. */
export function CopyButton({
  text,
  what,
  iconOnly = false,
  variant = "quiet",
  size = "small",
  className,
}: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  useEffect(() => {
    if (outcome === null) return;
    const timer = setTimeout(() => setOutcome(null), CONFIRMED_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const said = outcome === null ? "" : outcome === "copied" ? "Copied" : "Not allowed: select and copy by hand";
  return (
    <>
      <button
        type="button"
        className={buttonClasses(variant, size, classNames(iconOnly && "min-w-8 pointer-coarse:min-w-11", className))}
        aria-label={iconOnly ? `Copy ${what}` : undefined}
        title={iconOnly ? `Copy ${what}` : undefined}
        onClick={async () =>
          setOutcome((await copyText(typeof text === "string" ? text : text())) ? "copied" : "failed")
        }
      >
        {outcome === null ? (
          <Copy aria-hidden="true" />
        ) : outcome === "copied" ? (
          <Check aria-hidden="true" className="text-healthy" />
        ) : (
          <OctagonX aria-hidden="true" className="text-failing" />
        )}
        {iconOnly ? null : <span>{outcome === null ? `Copy ${what}` : said}</span>}
      </button>
      {/* Beside the button: what changes inside a button is not announced. */}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  );
}
