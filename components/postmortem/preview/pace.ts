/** So much is drawn anew without anybody who types feeling it. */
const SHORT_CHARACTERS = 20_000;
const LONG_CHARACTERS = 100_000;

/** Above this drawing it takes seconds, which nobody wants while they write. */
const TOO_LONG_CHARACTERS = 500_000;

export type Pace = {
  /** Drawn anew once nobody has typed for so long ... */
  readonly calmMs: number;
  /** ... and so long after the first letter in any case. */
  readonly latestMs: number;
};

/** When what is drawn of a document is drawn anew; null: when somebody asks for it. */
export function paceOf(characters: number): Pace | null {
  if (characters > TOO_LONG_CHARACTERS) return null;
  if (characters > LONG_CHARACTERS) return { calmMs: 800, latestMs: 10_000 };
  return characters > SHORT_CHARACTERS ? { calmMs: 400, latestMs: 4_000 } : { calmMs: 150, latestMs: 150 };
}
