import { HocuspocusProvider, type HocuspocusProviderConfiguration } from "@hocuspocus/provider";
import { createDecoder, readVarInt, readVarString, readVarUint } from "lib0/decoding";
import { Encoder, toUint8Array } from "lib0/encoding";
import { editLedger } from "#components/postmortem/collab/edit-ledger.ts";

/** Kinds of messages of Hocuspocus, and of a comparison within them. Source: its `types.ts`, and `sync.js` of y-protocols. */
const SYNC = 0;
const SYNC_STATUS = 8;
const STEP_TWO = 1;

type Options = HocuspocusProviderConfiguration & {
  /** Tells what comes from elsewhere than from the person at this page, such as this browser's own copy. */
  isForeign: (origin: unknown) => boolean;
  onLedger: () => void;
};

/**
 * A provider that knows which edits the server has acknowledged. The one that it extends sends what was typed offline letter
 * by letter once it is back, beside the comparison that carries all of it, and says "synced" at the first of the answers.
 */
export class AcknowledgedProvider extends HocuspocusProvider {
  readonly ledger = editLedger();
  readonly #options: Options;

  constructor(configuration: Options) {
    super(configuration);
    this.#options = configuration;
  }

  override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
    if (origin === this) return;
    if (this.#options.isForeign(origin)) {
      // Read late: the server may lack it, and the comparison may have been.
      if (this.isAuthenticated) this.startSync();
      return;
    }
    if (this.ledger.edited() === "send") super.documentUpdateHandler(update, origin);
    this.#options.onLedger();
  }

  /** What cannot be sent now is not put aside for later either: the next comparison carries it. */
  override send(...[message, args]: Parameters<HocuspocusProvider["send"]>): void {
    if (this.configuration.websocketProvider.webSocket?.readyState !== WebSocket.OPEN) return;
    // Noted first: what is typed from here on is not in it, and goes out behind it.
    if (isComparison(args)) {
      this.ledger.compared();
      this.#options.onLedger();
    }
    super.send(message, args);
  }

  override onMessage(event: MessageEvent): void {
    super.onMessage(event);
    const taken = statusIn(event.data);
    if (taken === null) return;
    this.ledger.answered(taken);
    this.#options.onLedger();
  }

  override onClose(): void {
    super.onClose();
    this.ledger.disconnected();
    this.#options.onLedger();
  }
}

/** Whether it is the answer to the server's question for what it lacks. */
function isComparison(args: unknown): boolean {
  if (typeof args !== "object" || args === null || !("encoder" in args) || !(args.encoder instanceof Encoder))
    return false;
  const decoder = createDecoder(toUint8Array(args.encoder));
  readVarString(decoder);
  return readVarUint(decoder) === SYNC && readVarUint(decoder) === STEP_TWO;
}

/** Whether the server has taken a change; null where the message says something else. */
function statusIn(data: unknown): boolean | null {
  if (!(data instanceof ArrayBuffer)) return null;
  const decoder = createDecoder(new Uint8Array(data));
  readVarString(decoder);
  return readVarUint(decoder) === SYNC_STATUS ? readVarInt(decoder) === 1 : null;
}
