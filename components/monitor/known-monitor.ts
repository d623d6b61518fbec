import { isLater } from "#components/ui/sent-value.ts";
import type { MonitorView } from "#lib/contracts/monitor.ts";

/** What the browser keeps of the monitor. */
export type KnownMonitor = {
  readonly view: MonitorView;
  /** The gaps in what the page heard, counted, when it was asked for: after a further one it may be behind. */
  readonly gaps: number;
};

/** Whether one tells of a later run than the other. */
export function isLaterMonitor({ view: one }: KnownMonitor, { view: other }: KnownMonitor): boolean {
  return isLater(lastLook(one), lastLook(other));
}

/** Of the latest run, whoever asked for it. */
function lastLook({ verdict, monitoring }: MonitorView): string | null {
  return verdict?.at ?? monitoring.lastRunAt;
}
