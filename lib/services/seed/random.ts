/** Numbers that look random and follow from the seed alone: a counter, mixed as the last steps of MurmurHash3 mix a word. */
export class Random {
  #counter: number;

  /** @param seeds whole numbers; another one in any place gives another sequence */
  constructor(...seeds: readonly number[]) {
    this.#counter = seeds.reduce((mixed, seed) => mix(mixed ^ seed), 0x0ff_5eed);
  }

  /** From 0 up to, and without, 1. */
  fraction(): number {
    this.#counter = (this.#counter + 0x9e37_79b9) >>> 0;
    return mix(this.#counter) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** @throws Error for an empty list */
  pick<T>(list: readonly T[]): T {
    return this.weighed(list, () => 1);
  }

  /** One of the list, each as often as its weight says. @throws Error for an empty list */
  weighed<T>(list: readonly T[], weightOf: (one: T) => number): T {
    let left = this.fraction() * list.reduce((sum, one) => sum + weightOf(one), 0);
    for (const one of list) {
      left -= weightOf(one);
      if (left < 0) return one;
    }
    throw new Error("nothing to pick from");
  }

  /** Lower-case hexadecimal digits. */
  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.whole(0, 15).toString(16)).join("");
  }

  /** In the form of a version 4 UUID, as Intercom's request ids have it. */
  uuid(): string {
    return [this.hex(8), this.hex(4), `4${this.hex(3)}`, `a${this.hex(3)}`, this.hex(12)].join("-");
  }
}

function mix(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85eb_ca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2_ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
