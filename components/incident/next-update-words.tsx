import { PlainTime } from "#components/ui/plain-time.tsx";

/** @param at the instant of the next update; empty where none is promised */
export function NextUpdateWords({ at }: { at: string }) {
  return at === "" ? <span className="text-muted">none promised</span> : <PlainTime at={at} />;
}
