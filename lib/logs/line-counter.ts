/** Tells line numbers, from 1, of places that are asked for roughly from first to last. */
export class LineCounter {
  readonly #text: string;
  #line = 1;
  /** Where the line begins. */
  #start = 0;

  constructor(text: string) {
    this.#text = text;
  }

  at(place: number): number {
    if (place < this.#start) return this.#before(place);
    for (;;) {
      const end = this.#text.indexOf("\n", this.#start);
      if (end === -1 || end >= place) return this.#line;
      this.#line += 1;
      this.#start = end + 1;
    }
  }

  /** Of all lines; what stands behind the last line end counts where there is anything. */
  total(): number {
    const last = this.at(this.#text.length);
    return this.#text.endsWith("\n") && last > 1 ? last - 1 : last;
  }

  again(): LineCounter {
    return new LineCounter(this.#text);
  }

  /** Only ever a few lines back: within one record. */
  #before(place: number): number {
    let line = this.#line;
    for (let end = this.#start - 1; end >= place; end = this.#text.lastIndexOf("\n", end - 1)) {
      line -= 1;
      if (end === 0) break;
    }
    return line;
  }
}
