/** Names that a few typed letters mean: each typed word begins a word of the name. Nothing typed means all of them. */
export function matchingNames(names: readonly string[], typed: string): string[] {
  const words = wordsOf(typed);
  return names.filter((name) => {
    const known = wordsOf(name);
    return words.every((word) => known.some((one) => one.startsWith(word)));
  });
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}+/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
