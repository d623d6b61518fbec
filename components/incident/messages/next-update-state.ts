import { countdownText, secondsUntil } from "#components/incident/messages/countdown-text.ts";

/** From so long before on the next update is near: writing one takes a moment. */
const NEAR_SECONDS = 5 * 60;

/** How it stands with the promise to say more. */
export type NextUpdateState = {
  readonly state: "none" | "ahead" | "near" | "overdue";
  /** `in 12 min 5 s`, `overdue by 1 min 2 s`, `none promised`. */
  readonly text: string;
};

/**
 * @param at the instant that was promised; null where none was
 * @param second of now, since 1970
 */
export function nextUpdateState(at: string | null, second: number): NextUpdateState {
  if (at === null) return { state: "none", text: "none promised" };
  const left = secondsUntil(at, second);
  if (left > 0) return { state: left <= NEAR_SECONDS ? "near" : "ahead", text: `in ${countdownText(left)}` };
  return { state: "overdue", text: left === 0 ? "due now" : `overdue by ${countdownText(-left)}` };
}
