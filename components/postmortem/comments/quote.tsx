type QuoteProps = { quote: string; isGone: boolean; onShow: () => void };

/** The text that a comment is about, as it was when it was made, and the way to it. */
export function Quote({ quote, isGone, onShow }: QuoteProps) {
  const words = (
    <span className="line-clamp-2 border-l-2 border-edge pl-2 text-left text-12 wrap-anywhere text-muted">{quote}</span>
  );
  if (isGone) {
    return (
      <div className="flex flex-col gap-1">
        <blockquote>{words}</blockquote>
        <p className="text-12 text-muted">The text is gone.</p>
      </div>
    );
  }
  return (
    <blockquote>
      <button
        type="button"
        onClick={onShow}
        className="flex min-h-6 w-full items-center rounded-4 hover:bg-sunken pointer-coarse:min-h-11"
      >
        <span className="sr-only">Show in the text: </span>
        {words}
      </button>
    </blockquote>
  );
}
