/** How a job went. `reason` goes to the log and to the job's row: no secret may be in it. */
export type JobOutcome =
  | { readonly kind: "done" }
  /** There is nothing to do any more, or it must not be done. */
  | { readonly kind: "dropped"; readonly reason: string }
  /** It did not work and may the next time; not before `afterSeconds`, where somebody asked for that. */
  | { readonly kind: "again"; readonly reason: string; readonly afterSeconds: number | null }
  /** It cannot work until somebody changes something; the reason says what. */
  | { readonly kind: "failed"; readonly reason: string };
