import { Info } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { StateIcon } from "#components/ui/state-mark.tsx";
import { TONE_SURFACE, type Tone } from "#components/ui/tone.ts";

type NoticeProps = {
  tone?: Tone;
  title: ReactNode;
  /** Stands at the right on a wide screen, below on a narrow one. */
  action?: ReactNode;
  /** `alert` where it appears because of something the reader just did; `status` where it appears by itself. */
  role?: "alert" | "status";
  className?: string;
  children?: ReactNode;
};

/** Something the reader should know here: what happened, why, what to do. */
export function Notice({ tone = "neutral", title, action, role, className, children }: NoticeProps) {
  return (
    <div
      role={role}
      className={classNames("flex flex-wrap gap-x-4 gap-y-3 rounded-8 border p-4", TONE_SURFACE[tone], className)}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <span className="mt-1">
          {tone === "neutral" ? (
            <Info aria-hidden="true" className="size-4 text-muted" />
          ) : (
            <StateIcon meaning={tone} />
          )}
        </span>
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="font-medium">{title}</p>
          {children === undefined ? null : <div className="text-14 text-muted">{children}</div>}
        </div>
      </div>
      {action === undefined ? null : <div className="flex items-center">{action}</div>}
    </div>
  );
}
