/**
 * The tab that a key leads to, as the WAI-ARIA practice for tabs has it: arrows go around, Home and End to the ends.
 * Null for every other key.
 */
export function tabAfterKey<Tab>(tabs: readonly Tab[], current: Tab, key: string): Tab | null {
  const index = tabs.indexOf(current);
  switch (key) {
    case "ArrowRight":
      return tabs[(index + 1) % tabs.length] ?? null;
    case "ArrowLeft":
      return tabs.at(index - 1) ?? null;
    case "Home":
      return tabs[0] ?? null;
    case "End":
      return tabs.at(-1) ?? null;
    default:
      return null;
  }
}
