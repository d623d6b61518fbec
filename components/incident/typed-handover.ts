/** What is typed where a role is handed over. */
export type TypedHandover = {
  readonly name: string;
  readonly note: string;
  /** The record's version at which whoever has the role was seen. */
  readonly version: number;
};

export function readHandover(kept: unknown): TypedHandover | null {
  if (typeof kept !== "object" || kept === null) return null;
  const { name, note, version } = kept as Partial<Record<keyof TypedHandover, unknown>>;
  return typeof name === "string" && typeof note === "string" && typeof version === "number"
    ? { name, note, version }
    : null;
}
