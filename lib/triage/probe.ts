import type { Reading } from "#lib/contracts/triage.ts";
import type { HealthAnswer } from "#lib/triage/health-answer.ts";
import type { IntercomCall } from "#lib/triage/intercom-call.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageLook } from "#lib/triage/status-page.ts";
import type { WebhookTraffic } from "#lib/triage/webhook-traffic.ts";

/** From this latency on, an answer is slow. */
export const SLOW_FROM_MS = 2_000;

/** The questions of one run. Two probes may read the same answer, so that Intercom is asked as little as possible. */
type Answers = {
  readonly me: IntercomCall;
  readonly meWithoutToken: IntercomCall;
  readonly conversations: IntercomCall;
  readonly contactsSearch: IntercomCall;
  readonly statusPage: PageLook;
  /** Null where no health address is set. */
  readonly health: HealthAnswer | null;
  readonly webhooks: WebhookTraffic;
};

/** An answer, and when it had come. */
export type Heard<Answer> = { readonly answer: Answer; readonly endedAt: Date };

/** Null is what was not asked. */
export type Sources = { readonly [S in keyof Answers]: Heard<Answers[S]> | null };

/** What the readings need to know besides the answer itself. */
export type Circumstances = {
  /** Ours; null where it is not known. */
  readonly region: Region | null;
  readonly slowMs: number;
};

/** What a probe found in an answer, before it is given its name and time. */
export type Finding = Omit<Reading, "probe" | "at">;

/** One check. Its reading is null where nothing was asked. */
export type Probe = {
  readonly title: string;
  readonly read: (sources: Sources, circumstances: Circumstances) => Omit<Reading, "probe"> | null;
};

/** Ties a probe to its one answer, so that its reading cannot depend on another probe's. */
export function probeOf<S extends keyof Answers>(
  title: string,
  source: S,
  find: (answer: Answers[S], circumstances: Circumstances & { readonly endedAt: Date }) => Finding | null,
): Probe {
  return {
    title,
    read: (sources, circumstances) => {
      const heard = sources[source];
      if (heard === null) return null;
      const { answer, endedAt } = heard;
      const finding = find(answer, { ...circumstances, endedAt });
      return finding === null ? null : { ...finding, at: endedAt.toISOString() };
    },
  };
}
