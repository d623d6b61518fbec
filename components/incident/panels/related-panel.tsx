/** Incidents that have to do with this one. */
export function RelatedPanel() {
  return null;
}
