/** What people put between groups of three digits. A point could as well begin a fraction. */
const BETWEEN_GROUPS = /[\s,'’_]/g;

/** A whole number as a person types it; null for nothing, undefined for what is none. The server knows how large it may be. */
export function readCount(text: string): number | null | undefined {
  const digits = text.replace(BETWEEN_GROUPS, "");
  if (digits === "") return null;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
