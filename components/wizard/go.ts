import { addressOf, type Step } from "#components/wizard/steps.ts";

/**
 * Moves to a step without asking the server, which may be gone: Next follows the browser's own history.
 * Source: "Native History API" in Next's guide to linking and navigating.
 */
export function goTo(step: Step): void {
  const address = addressOf(step);
  const { pathname, search } = window.location;
  if (address !== pathname + search) window.history.pushState(null, "", address);
}

/** The same, in place of the present step: there is no way back to it. */
export function goInstead(step: Step): void {
  window.history.replaceState(null, "", addressOf(step));
}
