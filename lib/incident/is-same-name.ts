/** Whether two names mean the same person: `@Ann` is `ann`. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.trim().replace(/^@/, "").toLowerCase();
}
