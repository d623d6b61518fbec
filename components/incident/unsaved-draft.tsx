import type { ReactNode } from "react";

type UnsavedDraftProps = {
  /** What was typed. */
  words: ReactNode;
  onGoOn: () => void;
  onDiscard: () => void;
};

/** What was typed, left and kept: said where it belongs, so that nobody has to remember it. */
export function UnsavedDraft({ words, onGoOn, onDiscard }: UnsavedDraftProps) {
  return (
    <div className="text-12 text-muted print:hidden">
      Typed but not saved: <span className="wrap-anywhere text-ink">{words}</span>{" "}
      <button type="button" onClick={onGoOn} className={INLINE_BUTTON}>
        Go on
      </button>{" "}
      <button type="button" onClick={onDiscard} className={INLINE_BUTTON}>
        Discard
      </button>
    </div>
  );
}

const INLINE_BUTTON =
  "inline-flex min-h-6 items-center rounded-4 px-1 font-medium text-accent-ink underline underline-offset-4 pointer-coarse:min-h-11";
