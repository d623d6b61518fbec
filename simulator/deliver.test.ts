import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { deliver } from "#simulator/deliver.ts";

describe("an endless body that nobody reads", () => {
  test("waits once the connection is full, so that memory stays bounded", async () => {
    const response = await givenEndlessResponse();

    const turns = await bytesByTurn(response);

    expect(Math.max(...turns)).toBeGreaterThan(0);
    expect(turns.reduce((sum, bytes) => sum + bytes)).toBeLessThan(50_000_000);
    expect(response.writableNeedDrain).toBe(true);
    expect(response.writableLength).toBeLessThan(1_000_000);
  });

  test("fills the connection in small steps, so that other requests get their turn", async () => {
    const response = await givenEndlessResponse();

    const turns = await bytesByTurn(response);

    expect(Math.max(...turns)).toBeLessThan(500_000);
  });
});

/** The server's side of an endless answer to a client that reads nothing of it. */
async function givenEndlessResponse(): Promise<ServerResponse> {
  const server = createServer();
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const responding = new Promise<ServerResponse>((resolve) => {
    server.on("request", (request, response) => {
      deliver({ kind: "endless", headers: {} }, request, response);
      resolve(response);
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  onTestFinished(() => {
    client.destroy();
  });
  client.write("GET / HTTP/1.1\r\nHost: simulator\r\n\r\n");
  return responding;
}

/** Bytes given to the connection in each turn of the event loop, until 200 turns in a row bring no more. */
async function bytesByTurn(response: ServerResponse): Promise<number[]> {
  const turns: number[] = [];
  let written = 0;
  while (turns.length < 200 || turns.slice(-200).some((bytes) => bytes > 0)) {
    await new Promise(setImmediate);
    const now = response.socket?.bytesWritten ?? 0;
    turns.push(now - written);
    written = now;
  }
  return turns;
}
