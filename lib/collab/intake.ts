import type { Extension } from "@hocuspocus/server";
import { keyOf } from "#lib/auth/watch.ts";
import { makeBatches } from "#lib/collab/batches.ts";
import { type Frame, readFrame, SYNC } from "#lib/collab/frame.ts";
import type { Presences } from "#lib/collab/presence.ts";
import { makeRate, type RateLimits } from "#lib/collab/rate.ts";
import type { Seat } from "#lib/collab/seat.ts";

/** As Hocuspocus and `postmortem.document` write it: another spelling would be another document to it. */
const DOCUMENT_NAME = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Both ends of a comparison read the whole document; a key pressed does not. */
const MESSAGES_A_COMPARISON_COUNTS = 20;

/** How often those are forgotten who have sent nothing for long. */
const SWEEP_MS = 60_000;

/** What every frame goes through before Hocuspocus has it. */
export type Intake = {
  /** @param handOn gives the frame to Hocuspocus */
  hear(seat: Seat, data: unknown, handOn: (bytes: Uint8Array) => void): void;
  readonly extension: Extension;
  close(): void;
};

export type IntakeOptions = {
  limits: RateLimits & { readonly mostWaitingBytes: number };
  presences: Presences;
  seatOf(request: Request): Seat | null;
};

export function makeIntake({ limits, presences, seatOf }: IntakeOptions): Intake {
  const rate = makeRate(limits);
  const batches = makeBatches();
  const sweeps = setInterval(() => rate.sweep(performance.now()), SWEEP_MS);

  return {
    hear: (seat, data, handOn) => {
      if (seat.isEnding) return;
      // Text is none of the protocol's.
      if (!(data instanceof Uint8Array)) return seat.refuse("malformed");
      const frame = readFrame(data);
      const sent = { messages: frame === null ? 1 : costOf(frame), bytes: data.length };
      if (!rate.take(keyOf(seat.actor), sent, performance.now())) return seat.refuse("too-fast");
      if (frame === null || !isItsDocument(seat, frame)) return seat.refuse("malformed");
      if (frame.kind === "presence") {
        if (seat.connection === null) seat.early = frame.states;
        else presences.say(seat, frame.states);
        return;
      }
      if (frame.kind === "auth") {
        // Once is enough; Hocuspocus complains of another.
        if (seat.hasAuthenticated) return;
        seat.hasAuthenticated = true;
        return handOn(data);
      }
      if (isToWait(seat, frame)) batches.hold(seat, frame.payload);
      else {
        // What came before comes before.
        while (seat.connection !== null && seat.held.length > 0 && !seat.isEnding) batches.handOn(seat);
        seat.waitingBytes += data.length;
        seat.handling += 1;
        handOn(data);
      }
      if (seat.waitingBytes > limits.mostWaitingBytes) seat.refuse("too-fast");
    },
    extension: {
      extensionName: "intake",
      // After those who make the seat and the connection one.
      priority: 50,
      connected: async ({ request }) => {
        const seat = seatOf(request);
        if (seat !== null && seat.handling === 0) batches.handOn(seat);
      },
      afterHandleMessage: async ({ connection, update }) => {
        const seat = seatOf(connection.request);
        if (seat === null) return;
        seat.waitingBytes -= batches.handled(connection, update);
        seat.handling -= 1;
        if (seat.handling === 0) batches.handOn(seat);
      },
    },
    close: () => clearInterval(sweeps),
  };
}

/** A socket is for one document: the first that it names. */
function isItsDocument(seat: Seat, { document }: Frame): boolean {
  if (seat.document !== null) return seat.document === document;
  if (!DOCUMENT_NAME.test(document)) return false;
  seat.document = document;
  return true;
}

/** An edit, while another is stored or the document is loaded. */
function isToWait(seat: Seat, frame: Frame): frame is Extract<Frame, { kind: "sync" }> {
  const isEdit = frame.kind === "sync" && frame.step === SYNC.update;
  return isEdit && (seat.connection === null || seat.handling > 0);
}

function costOf(frame: Frame): number {
  return frame.kind === "sync" && frame.step !== SYNC.update ? MESSAGES_A_COMPARISON_COUNTS : 1;
}
