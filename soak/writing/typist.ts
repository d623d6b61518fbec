import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { type Connection, openConnection } from "#components/postmortem/collab/connection.ts";
import { type Texts, textOf, textsOf } from "#lib/narrative/document.ts";
import type { Random } from "#lib/services/seed/random.ts";
import { Line } from "../../e2e/support/line.ts";
import type { Team } from "../../e2e/support/team.ts";
import { until } from "./waiting.ts";
import { aWord, besideMarks, freeLength, markOf } from "./words.ts";

type Opening = {
  readonly team: Team;
  readonly document: string;
  /** Which of the team; also the name in what is typed. */
  readonly member: number;
  readonly sections: readonly string[];
  readonly random: Random;
};

/** A mark that was typed, and how many edits the typist had made with it. */
type Marked = { readonly mark: string; readonly section: string; readonly edit: number };

const LONGEST_DELETION = 12;
/** The editor undoes together what was typed within this. */
const UNDONE_TOGETHER_MS = 500;

/** Somebody at the page, without the page: the connection that the browser has, over a line that can be cut. */
export class Typist {
  readonly document = new Y.Doc();
  readonly #member: number;
  readonly #sections: readonly string[];
  readonly #random: Random;
  readonly #awareness = new Awareness(this.document);
  readonly #undo: Y.UndoManager;
  readonly #line: Line;
  readonly #connection: Connection;
  readonly #marked: Marked[] = [];
  #whenSaved: (() => void)[] = [];
  #isCut = false;
  /** Everything that was typed, deleted or undone. */
  edits = 0;
  /** Those that did not go out at once. */
  waited = 0;
  isConnected = false;
  readonly refusals: string[] = [];

  private constructor({ team, document, member, sections, random }: Opening, line: Line) {
    this.#member = member;
    this.#sections = sections;
    this.#random = random;
    this.#line = line;
    this.document.on("update", (_update: Uint8Array, _origin: unknown, _document: Y.Doc, { local }: Y.Transaction) => {
      if (local) this.edits += 1;
    });
    this.#undo = new Y.UndoManager(
      sections.map((section) => textOf(this.document, section)),
      { trackedOrigins: new Set([this]), captureTimeout: UNDONE_TOGETHER_MS },
    );
    const { url, headers } = team.socket(member);
    const address = new URL(url);
    address.port = String(line.port);
    this.#connection = openConnection({
      address: address.href,
      name: document,
      document: this.document,
      awareness: this.#awareness,
      isForeign: () => false,
      Socket: socketWith(headers),
      onOpen: () => {
        this.isConnected = true;
      },
      onSynced: () => {},
      onLost: () => {
        this.isConnected = false;
      },
      onRefused: (reason) => this.refusals.push(reason),
      onLedger: () => {
        if (this.isSaved) for (const heard of this.#whenSaved.splice(0)) heard();
      },
    });
  }

  /** With the document before them. */
  static async open(opening: Opening): Promise<Typist> {
    const typist = new Typist(opening, await Line.from(0, Number(new URL(opening.team.url).port)));
    typist.#connection.start();
    await until(`typist ${opening.member} has the document`, () => typist.isSaved);
    return typist;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  /** The page would say so. It says it only once it has compared with the server, and so has all of the document. */
  get isSaved(): boolean {
    return this.#connection.ledger.isSettled();
  }

  /** The first so many of the edits are in the database. */
  get acknowledged(): number {
    return this.edits - this.#connection.ledger.waiting();
  }

  get texts(): Texts {
    return textsOf(this.document);
  }

  /** The marks of the first so many edits, each with its section. */
  marksOf(edits: number): [string, string][] {
    return this.#marked.filter(({ edit }) => edit <= edits).map(({ mark, section }) => [mark, section]);
  }

  /** When the page says "saved" next, by the monotonic clock. */
  async saved(): Promise<number> {
    if (!this.isSaved) {
      let isSaved = false;
      this.#whenSaved.push(() => {
        isSaved = true;
      });
      await until(`typist ${this.#member} reads "saved"`, () => isSaved);
    }
    return performance.now();
  }

  /** One thing or another that people do to a text, somewhere in it. */
  edit(): void {
    const before = this.edits;
    const section = this.#random.pick(this.#sections);
    const text = textOf(this.document, section);
    const written = text.toString();
    const at = besideMarks(written, this.#random.whole(0, written.length));
    const doing = this.#random.fraction();
    if (doing < 0.7) this.#insert(text, section, at);
    else if (doing < 0.88) this.#delete(text, at, freeLength(written, at, this.#random.whole(1, LONGEST_DELETION)));
    else if (doing < 0.96) this.#undo.undo();
    else this.#undo.redo();
    if (!this.isConnected) this.waited += this.edits - before;
  }

  #insert(text: Y.Text, section: string, at: number): void {
    const mark = markOf(this.#member, this.#marked.length + 1);
    text.insert(at, mark);
    this.#marked.push({ mark, section, edit: this.edits });
    this.document.transact(() => text.insert(at + mark.length, aWord(this.#random)), this);
  }

  #delete(text: Y.Text, at: number, length: number): void {
    if (length > 0) this.document.transact(() => text.delete(at, length), this);
  }

  cut(): void {
    this.#isCut = true;
    this.#line.cut();
  }

  mend(): void {
    this.#isCut = false;
    this.#line.mend();
  }

  /** As a browser does that hears of its network again: it tries at once. */
  comeOnline(): void {
    this.mend();
    this.#connection.tryNow();
  }

  async close(): Promise<void> {
    this.#connection.close();
    this.#awareness.destroy();
    this.document.destroy();
    await this.#line.close();
  }
}

/** Node's own, which is a browser's but for this: it takes headers. */
function socketWith(headers: Readonly<Record<string, string>>) {
  return function open(address: string): unknown {
    return Reflect.construct(WebSocket, [address, { headers }]);
  };
}
