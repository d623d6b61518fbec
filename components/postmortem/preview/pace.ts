/** So much is drawn anew without anybody who types feeling it. */
const SHORT_CHARACTERS = 20_000;
const LONG_CHARACTERS = 100_000;

/** Above this drawing it takes seconds, which nobody wants while they write. */
const TOO_LONG_CHARACTERS = 500_000;

/** How many milliseconds what is drawn of a document stays as it is at least; null: until somebody asks for it. */
export function drawnEveryMs(characters: number): number | null {
  if (characters > TOO_LONG_CHARACTERS) return null;
  if (characters > LONG_CHARACTERS) return 1_000;
  return characters > SHORT_CHARACTERS ? 400 : 150;
}
