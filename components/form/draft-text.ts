/** @param owner the account whose words they are */
export function draftKey(owner: string, name: string): string {
  return `offhook.draft.${owner}.${name}`;
}

/** What was kept, whatever it is by now. */
export function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept);
  } catch {
    return null;
  }
}

/** The `read` of a draft that is a single text. */
export function readText(kept: unknown): string | null {
  return typeof kept === "string" ? kept : null;
}
