import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createDecoder, readVarInt, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, length, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { WebSocket } from "ws";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { openCollab } from "#lib/collab/collab.ts";
import { FRAMES, writeStates } from "#lib/collab/frame.ts";
import { COLLAB_LIMITS } from "#lib/collab/limits.ts";
import { COLLAB_PATH } from "#lib/contracts/collab.ts";
import { textOf } from "#lib/narrative/document.ts";
import { type Hub, makeHub } from "#lib/realtime/hub.ts";

export type CollabServer = {
  /** Begins with `ws:`. */
  url: string;
  hub: Hub;
  /** Open connections. */
  connections(): Promise<number>;
  /** Closes every socket, as a process that stops does. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

/** The socket behind a server of its own, as a process of its own would have it; ready when it hears. */
export async function serveCollab(
  databaseUrl: string,
  limits: Partial<typeof COLLAB_LIMITS> = {},
): Promise<CollabServer> {
  const hub = makeHub();
  const hearing = new Promise<void>((resolve) => hub.subscribe(({ kind }) => kind === "hearing" && resolve()));
  hub.start({ databaseUrl });
  await hearing;
  const collab = openCollab(hub, { ...COLLAB_LIMITS, ...limits });
  const server = createServer((_, response) => response.writeHead(418).end());
  server.on("upgrade", (request, socket, head) => {
    if (!collab.upgrade(request, socket, head)) socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${COLLAB_PATH}`,
    hub,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    stop: () => collab.close(),
    close: async () => {
      await collab.close();
      await hub.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A client that says what it is told to, and follows the document. */
export type RawClient = {
  readonly document: Y.Doc;
  /** What is known of everybody here; its own state is set by `announce`. */
  readonly awareness: Awareness;
  /** Whether the document was received. */
  readonly isSynced: boolean;
  /** What was said to each of the client's changes: taken or not. */
  readonly answers: readonly boolean[];
  /** Waits until it holds; looks again after everything that is heard. @throws where the connection ends before */
  until(holds: () => boolean): Promise<void>;
  send(bytes: Uint8Array | string): void;
  /** A frame of the protocol, to the client's document. */
  frame(type: number, ...parts: readonly Uint8Array[]): Uint8Array;
  authenticate(token?: string): void;
  /** Asks for what is missing here. */
  sync(): void;
  /** Appends to a section's text, and sends it. */
  type(section: string, text: string): void;
  text(section: string): string;
  /** Sends states of presence; its own client id where none is named. */
  announce(state: unknown, client?: { id: number; clock?: number }): void;
  /** Waits for the end of the connection. */
  closes(): Promise<{ code: number; reason: string }>;
  /** Takes nothing from the network any more. */
  stopReading(): void;
  /** Says that it leaves, and waits until what it sent before was heard. */
  goodbye(): Promise<{ code: number; reason: string }>;
  /** Is gone at once, without a word. */
  leave(): void;
};

/** Connects. @throws with the status where it is refused */
export async function connectTo(
  url: string,
  headers: Readonly<Record<string, string>>,
  name: string,
): Promise<RawClient> {
  const socket = new WebSocket(url, { headers });
  socket.binaryType = "nodebuffer";
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
    socket.once("unexpected-response", (_, response) => {
      reject(new Error(`refused with ${response.statusCode}`));
      socket.on("error", () => {});
      response.destroy();
    });
  });
  return clientOf(socket, name);
}

/**
 * Connects, and has the document.
 * @param beforeThat what it says before the server can have loaded it
 */
export async function openDocument(
  url: string,
  headers: Readonly<Record<string, string>>,
  name: string,
  beforeThat: (client: RawClient) => void = () => {},
): Promise<RawClient> {
  const client = await connectTo(url, headers, name);
  client.authenticate();
  beforeThat(client);
  client.sync();
  await client.until(() => client.isSynced);
  return client;
}

function clientOf(socket: WebSocket, name: string): RawClient {
  const document = new Y.Doc();
  const awareness = new Awareness(document);
  awareness.setLocalState(null);
  const answers: boolean[] = [];
  const ended: { event: { code: number; reason: string } | null } = { event: null };
  let isSynced = false;
  let clock = 0;

  const frame = (type: number, ...parts: readonly Uint8Array[]) => {
    const encoder = createEncoder();
    writeVarString(encoder, name);
    writeVarUint(encoder, type);
    return Buffer.concat([toUint8Array(encoder), ...parts]);
  };
  const send = (bytes: Uint8Array | string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(bytes);
  };

  const hear = (bytes: Buffer) => {
    const decoder = createDecoder(bytes);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === FRAMES.sync || type === FRAMES.syncReply) {
      const reply = createEncoder();
      // Step 2 alone is what the client asked for.
      if (readSyncMessage(decoder, reply, document, socket) === 1) isSynced = true;
      if (length(reply) > 0) send(frame(FRAMES.sync, toUint8Array(reply)));
    } else if (type === FRAMES.awareness) applyAwarenessUpdate(awareness, readVarUint8Array(decoder), socket);
    else if (type === FRAMES.syncStatus) answers.push(readVarInt(decoder) === 1);
  };
  socket.on("message", (data: Buffer) => {
    hear(data);
    socket.emit("heard");
  });
  socket.on("error", () => {});
  socket.once("close", (code, reason) => {
    ended.event = { code, reason: reason.toString() };
    awareness.destroy();
    socket.emit("heard");
  });
  document.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === socket) return;
    const encoder = createEncoder();
    writeUpdate(encoder, update);
    send(frame(FRAMES.sync, toUint8Array(encoder)));
  });

  const closes = async () => {
    while (ended.event === null) await once(socket, "heard");
    return ended.event;
  };

  return {
    document,
    awareness,
    get isSynced() {
      return isSynced;
    },
    answers,
    until: async (holds) => {
      while (!holds()) {
        if (ended.event !== null) throw new Error(`closed with ${JSON.stringify(ended.event)} before it held`);
        await once(socket, "heard");
      }
    },
    send,
    frame,
    authenticate: (token = "") => {
      const encoder = createEncoder();
      writeVarUint(encoder, 0);
      writeVarString(encoder, token);
      send(frame(FRAMES.auth, toUint8Array(encoder)));
    },
    sync: () => {
      const encoder = createEncoder();
      writeSyncStep1(encoder, document);
      send(frame(FRAMES.sync, toUint8Array(encoder)));
    },
    type: (section, text) => {
      const written = textOf(document, section);
      written.insert(written.length, text);
    },
    text: (section) => textOf(document, section).toString(),
    announce: (state, client) => {
      clock += 1;
      const encoder = createEncoder();
      writeVarUint8Array(
        encoder,
        writeStates([{ client: client?.id ?? document.clientID, clock: client?.clock ?? clock, state }]),
      );
      send(frame(FRAMES.awareness, toUint8Array(encoder)));
    },
    closes,
    stopReading: () => socket.pause(),
    goodbye: () => {
      socket.close(1000);
      return closes();
    },
    leave: () => socket.terminate(),
  };
}
