import { once } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { textOf } from "#lib/narrative/document.ts";

/** The messages of Hocuspocus that are spoken here; each follows the document's name. */
const SYNC = 0;
const AUTHENTICATION = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;

const SYNC_STEP_2 = 1;

type Opening = {
  readonly url: string;
  readonly document: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hears whatever comes, as it comes. */
  readonly hear?: (bytes: Uint8Array) => void;
};

/** An editor without a page: a Yjs document behind a bare socket. What others write after it came it hears, and does not read. */
export class Writer {
  readonly own = new Y.Doc();
  private readonly socket: WebSocket;
  private readonly name: string;
  private unacknowledged = 0;
  /** When the document's state had arrived, before it was read; by the monotonic clock. */
  private readAt = 0;
  private settle: () => void = () => {};
  private fail: (error: Error) => void = () => {};

  private constructor({ url, document, headers = {} }: Opening) {
    this.name = document;
    this.socket = new WebSocket(url, { headers });
    this.socket.on("error", (error) => this.fail(error));
    this.socket.on("close", (code, reason) => this.fail(new Error(`closed: ${code} ${reason}`)));
  }

  /** Opened, admitted and brought up to date. */
  static async open(opening: Opening): Promise<Writer> {
    const writer = new Writer(opening);
    const failed = new Promise<never>((_, reject) => {
      writer.fail = reject;
    });
    await Promise.race([once(writer.socket, "open"), failed]);
    const read = new Promise<void>((resolve) => writer.listen(resolve, opening.hear));
    writer.send(AUTHENTICATION, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "");
    });
    writer.send(SYNC, (encoder) => writeSyncStep1(encoder, writer.own));
    await Promise.race([read, failed]);
    writer.fail = () => {};
    return writer;
  }

  /** @returns milliseconds from opening the connection until the whole document has arrived */
  static async timeToFirstState(opening: Opening): Promise<number> {
    const began = performance.now();
    const writer = await Writer.open(opening);
    const took = writer.readAt - began;
    writer.leave();
    return took;
  }

  private listen(onRead: () => void, hear: (bytes: Uint8Array) => void = () => {}): void {
    this.socket.on("message", (bytes: Buffer) => {
      hear(bytes);
      const decoder = decoding.createDecoder(bytes);
      decoding.readVarString(decoder);
      const type = decoding.readVarUint(decoder);
      if (type === SYNC_STATUS) this.acknowledge();
      if (type !== SYNC && type !== SYNC_REPLY) return;
      const step = decoding.peekVarUint(decoder);
      // What is asked for must be answered, or nothing is sent on; what others write needs no reading here.
      if (step > SYNC_STEP_2) return;
      if (step === SYNC_STEP_2) this.readAt = performance.now();
      const reply = encoding.createEncoder();
      readSyncMessage(decoder, reply, this.own, "server");
      if (encoding.hasContent(reply)) {
        // The answer is acknowledged as any edit is.
        this.unacknowledged += 1;
        this.send(SYNC, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(reply)));
      }
      if (step === SYNC_STEP_2) onRead();
    });
  }

  private acknowledge(): void {
    this.unacknowledged = Math.max(0, this.unacknowledged - 1);
    if (this.unacknowledged === 0) this.settle();
  }

  private send(type: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.name);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  /** Writes at the end of the summary, as one edit. */
  type(words: string): void {
    const text = textOf(this.own, "summary");
    const before = Y.encodeStateVector(this.own);
    text.insert(text.length, words);
    this.unacknowledged += 1;
    this.send(SYNC, (encoder) => writeUpdate(encoder, Y.encodeStateAsUpdate(this.own, before)));
  }

  /** Once everything that was typed has been acknowledged. */
  async acknowledged(): Promise<void> {
    if (this.unacknowledged === 0) return;
    await new Promise<void>((resolve, reject) => {
      this.settle = resolve;
      this.fail = reject;
    });
  }

  /** As a tab does that is closed. */
  leave(): void {
    this.fail = () => {};
    this.socket.terminate();
  }
}
