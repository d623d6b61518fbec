import type { ShownThreads } from "#components/postmortem/comments/use-threads.tsx";
import { Button } from "#components/ui/button.tsx";

type CommentsHeadProps = { shown: ShownThreads; mayWrite: boolean; titleId?: string };

/** How many there are, and the way to those that are settled. */
export function CommentsHead({ shown, mayWrite, titleId }: CommentsHeadProps) {
  const { open, resolved, showsResolved, showResolved, pieces } = shown;
  return (
    <div className="flex flex-col gap-1">
      {titleId === undefined && resolved === 0 ? null : (
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {titleId === undefined ? null : (
            <h2 id={titleId} className="text-14 font-semibold">
              {commentsText(open)}
            </h2>
          )}
          {resolved === 0 ? null : (
            <Button
              size="small"
              variant="quiet"
              aria-pressed={showsResolved}
              onClick={() => showResolved(!showsResolved)}
            >
              {showsResolved ? "Hide" : "Show"} resolved ({resolved})
            </Button>
          )}
        </div>
      )}
      {pieces.length > 0 ? null : (
        <p className="text-12 text-muted">
          {mayWrite
            ? "Select some text and press Comment, or Ctrl or ⌘ + Alt + M."
            : "Nobody has commented on the text."}
        </p>
      )}
    </div>
  );
}

export function commentsText(open: number): string {
  return open === 0 ? "Comments" : `Comments (${open})`;
}
