import { Button } from "#components/ui/button.tsx";

/** How far a long log is read; what is quick shows none. */
export function ReadingProgress({ done, onStop }: { done: number; onStop: () => void }) {
  const percent = Math.round(done * 100);
  return (
    <div className="flex animate-late items-center gap-3">
      <div
        role="progressbar"
        aria-label="Reading the log"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-2 flex-1 overflow-hidden rounded-4 bg-sunken painted"
      >
        <div className="h-full bg-accent painted" style={{ width: `${percent}%` }} />
      </div>
      <span aria-hidden="true" className="figures w-9 text-right text-12 text-muted">
        {percent}%
      </span>
      <Button size="small" variant="quiet" onClick={onStop}>
        Stop
      </Button>
    </div>
  );
}
