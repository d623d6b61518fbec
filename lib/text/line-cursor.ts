const TAB = 4;

/** A line of Markdown, and how much of it was read. A tab reaches to the next column that four divides, and may be read in part. */
export class LineCursor {
  readonly #line: string;
  #at = 0;
  #column = 0;
  /** Columns that are left of the tab before this place. */
  #left = 0;
  /** Where the white space that comes next ends. */
  #end = 0;
  #endColumn = 0;

  constructor(line: string) {
    this.#line = line;
    this.#measure();
  }

  /** What is left, without the white space before it. */
  get words(): string {
    return this.#line.slice(this.#end);
  }

  /** How many columns of white space come next. */
  get indent(): number {
    return this.#endColumn - this.#column;
  }

  get isBlank(): boolean {
    return this.#end === this.#line.length;
  }

  /** Whether that stands next, behind white space. */
  startsWith(words: string): boolean {
    return this.#line.startsWith(words, this.#end);
  }

  /** Reads the white space, and so many characters behind it. */
  skipWords(characters: number): void {
    this.#at = this.#end + characters;
    this.#column = this.#endColumn + characters;
    this.#left = 0;
    this.#measure();
  }

  /** Reads so many columns of white space, or what there are. */
  skipColumns(wanted: number): void {
    for (let missing = Math.min(wanted, this.indent); missing > 0; ) {
      if (this.#left === 0) {
        this.#left = this.#widthAt(this.#at, this.#column);
        this.#at += 1;
      }
      const read = Math.min(missing, this.#left);
      this.#left -= read;
      this.#column += read;
      missing -= read;
    }
  }

  #measure(): void {
    this.#end = this.#at;
    this.#endColumn = this.#column;
    for (let width = this.#widthAt(this.#end, this.#endColumn); width > 0; ) {
      this.#end += 1;
      this.#endColumn += width;
      width = this.#widthAt(this.#end, this.#endColumn);
    }
  }

  /** The columns that a character of white space takes there; 0 for any other. */
  #widthAt(at: number, column: number): number {
    const character = this.#line[at];
    if (character === "\t") return TAB - (column % TAB);
    return character === " " ? 1 : 0;
  }
}
