import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test, vi } from "vitest";
import { connectTo } from "#lib/collab/testing.ts";
import { declareForTest, signedIn, withToken } from "#lib/collab/testing-people.ts";
import { collabSuite } from "#lib/collab/testing-suite.ts";
import { disconnect } from "#lib/db/client.ts";
import { NO_DATABASE, settleTestEnv } from "#lib/services/testing.ts";

const suite = collabSuite();
const { open, serve } = suite;

/** What is answered to somebody who asks for a socket. */
async function refusalOf(headers: Record<string, string>, { url }: { url: string } = suite.server()): Promise<string> {
  const { document } = await declareForTest();
  return connectTo(url, headers, document).then(
    () => "let in",
    (error: Error) => error.message,
  );
}

describe("whoever asks for a socket", () => {
  test.each<{ given: string; headers: Record<string, string>; status: number }>([
    { given: "nobody", headers: {}, status: 401 },
    { given: "a token that is none", headers: { authorization: "Bearer offhook_x" }, status: 401 },
    { given: "a forged cookie", headers: { cookie: "next-auth.session-token=a.b.c.d.e" }, status: 401 },
  ])("given $given, then the answer is $status", async ({ headers, status }) => {
    expect(await refusalOf(headers)).toBe(`refused with ${status}`);
  });

  test("given a session and the page of another site, then it is refused; given ours, or a program, it is not", async () => {
    const { headers } = await signedIn("viewer");
    const { host } = new URL(suite.server().url);
    expect(await refusalOf({ ...headers, origin: "https://evil.example" })).toBe("refused with 403");
    expect(await refusalOf({ ...headers, origin: "null" })).toBe("refused with 403");
    expect(await refusalOf({ ...headers, origin: `http://${host}` })).toBe("let in");
    expect(await refusalOf(headers)).toBe("let in");
  });

  test("given another address, then it is left to others", async () => {
    const { headers } = await withToken("viewer");
    expect(await refusalOf(headers, { url: `${suite.server().url}/x` })).toBe("refused with 404");
    expect(await refusalOf(headers, { url: `${suite.server().url}?x=1` })).toBe("let in");
  });

  test("given that the database does not answer, then it says so", async () => {
    const { document } = await declareForTest();
    const { headers } = await withToken("viewer");
    await disconnect();
    settleTestEnv({ databaseUrl: NO_DATABASE });
    try {
      await expect(connectTo(suite.server().url, headers, document)).rejects.toThrow("refused with 503");
    } finally {
      await disconnect();
      settleTestEnv({ databaseUrl: suite.databaseUrl() });
    }
  });

  test("given somebody who is gone before it is known who it is, or who speaks no WebSocket, then nobody is kept", async () => {
    const small = await serve({ most: 1 });
    const { headers } = await withToken("viewer");
    const { port, host } = new URL(small.url);
    for (const rest of ["sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", ""]) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => {});
      await once(socket, "connect");
      socket.write(
        `GET /collab HTTP/1.1\r\nhost: ${host}\r\nconnection: upgrade\r\nupgrade: websocket\r\nauthorization: ${headers.authorization}\r\n${rest}\r\n`,
      );
      socket.destroy();
    }
    await expect.poll(() => small.connections()).toBe(0);
    const { document } = await declareForTest();
    await open(headers, document, small);
  });
});

describe("whoever is let in", () => {
  test("given a responder and a viewer, then both read live, one writes, and the other cannot over a raw socket either", async () => {
    const { document } = await declareForTest();
    const writer = await open((await withToken("responder")).headers, document);
    const viewer = await open((await withToken("viewer")).headers, document);
    writer.type("summary", "Live");
    await viewer.until(() => viewer.text("summary") === "Live");
    const answered = viewer.answers.length;
    viewer.type("summary", " and forged");
    await viewer.until(() => viewer.answers.length > answered);
    expect(viewer.answers.at(-1)).toBe(false);
    // The other way of saying it: what the server lacks.
    viewer.sync();
    await viewer.until(() => viewer.answers.length > answered + 1);
    expect(viewer.answers.at(-1)).toBe(false);
    const late = await open((await withToken("viewer")).headers, document);
    expect([writer.text("summary"), late.text("summary")]).toEqual(["Live", "Live"]);
  });

  test("given a document that is none, or a name in another spelling, then the connection ends", async () => {
    const { headers } = await withToken("responder");
    const { document } = await declareForTest();
    for (const name of ["0b8f1f9e-6d8f-4b3f-8f58-0a2a3c1c9d10", document.toUpperCase(), "1", `${document}\0a`, ""]) {
      const client = await connectTo(suite.server().url, headers, name);
      client.authenticate();
      expect(await client.closes()).toEqual({ code: 4400, reason: "malformed" });
    }
  });

  test("given a second document on the same socket, then the connection ends", async () => {
    const { headers } = await withToken("responder");
    const [first, second] = [await declareForTest(), await declareForTest()];
    const client = await open(headers, first.document);
    const other = await connectTo(suite.server().url, headers, second.document);
    client.send(other.frame(3));
    expect(await client.closes()).toEqual({ code: 4400, reason: "malformed" });
    other.leave();
  });

  test("given that the token of the protocol is somebody else's, then it means nothing", async () => {
    const { document } = await declareForTest();
    const client = await connectTo(suite.server().url, (await withToken("viewer")).headers, document);
    suite.leaveAfter(client);
    client.authenticate((await withToken("responder")).headers.authorization.slice("Bearer ".length));
    client.sync();
    await client.until(() => client.isSynced);
    const answered = client.answers.length;
    client.type("summary", "x");
    await client.until(() => client.answers.length > answered);
    expect(client.answers.at(-1)).toBe(false);
  });
});

describe("too much", () => {
  test("given one connection more of a person than may be, then it ends and says why; others come in", async () => {
    const small = await serve({ mostOfPerson: 2 });
    const { document } = await declareForTest();
    const { headers } = await withToken("responder");
    const first = await open(headers, document, small);
    await open(headers, document, small);
    const third = await connectTo(small.url, headers, document);
    expect(await third.closes()).toEqual({ code: 4429, reason: "too-many" });
    await open((await withToken("viewer")).headers, document, small);
    first.leave();
    await expect.poll(() => small.connections()).toBe(2);
    await open(headers, document, small);
  });

  test("given a process that is full, then it says so until somebody leaves", async () => {
    const small = await serve({ most: 1 });
    const { document } = await declareForTest();
    const first = await open((await withToken("viewer")).headers, document, small);
    const { headers } = await withToken("viewer");
    await expect(connectTo(small.url, headers, document)).rejects.toThrow("refused with 503");
    first.leave();
    await expect.poll(() => small.connections()).toBe(0);
    await open(headers, document, small);
  });

  test("given a message that is larger than any may be, then the connection ends", async () => {
    const small = await serve({ mostMessageBytes: 1_000 });
    const { document } = await declareForTest();
    const client = await open((await withToken("responder")).headers, document, small);
    client.type("summary", "x".repeat(1_000));
    expect(await client.closes()).toMatchObject({ code: 1009 });
  });

  test("given more messages than a person may send, then all that the person opens ends, and others go on", async () => {
    const slow = await serve({ messagesAtOnce: 60, messagesPerSecond: 0 });
    const { document } = await declareForTest();
    const { headers } = await withToken("responder");
    const other = await open((await withToken("responder")).headers, document, slow);
    const fast = await open(headers, document, slow);
    for (let letter = 0; letter < 60; letter += 1) fast.type("summary", "x");
    expect(await fast.closes()).toEqual({ code: 4429, reason: "too-fast" });
    const again = await connectTo(slow.url, headers, document);
    again.sync();
    expect(await again.closes()).toEqual({ code: 4429, reason: "too-fast" });
    const answered = other.answers.length;
    other.type("summary", "still here");
    await other.until(() => other.answers.length > answered);
    expect(other.answers.at(-1)).toBe(true);
  });

  test("given more bytes than a person may send, then the connection ends", async () => {
    const slow = await serve({ bytesAtOnce: 10_000, bytesPerSecond: 0 });
    const { document } = await declareForTest();
    const client = await open((await withToken("responder")).headers, document, slow);
    client.type("summary", "x".repeat(10_000));
    expect(await client.closes()).toEqual({ code: 4429, reason: "too-fast" });
  });

  test("given a client that never reads, then it is dropped once much waits for it, and others hear everything", async () => {
    const small = await serve({ mostUnsentBytes: 256 * 1024 });
    const { document } = await declareForTest();
    const writer = await open((await withToken("responder")).headers, document, small);
    const reader = await open((await withToken("viewer")).headers, document, small);
    const deaf = await open((await withToken("viewer")).headers, document, small);
    deaf.stopReading();
    // The system takes megabytes for it before anything waits in the process.
    for (let round = 0; (await small.connections()) === 3 && round < 100; round += 1) {
      const answered = writer.answers.length;
      writer.type("summary", "x".repeat(128 * 1024));
      await writer.until(() => writer.answers.length > answered);
    }
    expect(await small.connections()).toBe(2);
    await reader.until(() => reader.text("summary") === writer.text("summary"));
  });

  test("given one person's clients that never read, then they are dropped once much waits for them together", async () => {
    const small = await serve({ mostUnsentOfPersonBytes: 256 * 1024 });
    const { document } = await declareForTest();
    const writer = await open((await withToken("responder")).headers, document, small);
    const { headers } = await withToken("viewer");
    for (const deaf of [await open(headers, document, small), await open(headers, document, small)]) deaf.stopReading();
    for (let round = 0; (await small.connections()) > 1 && round < 100; round += 1) {
      const answered = writer.answers.length;
      writer.type("summary", "x".repeat(128 * 1024));
      await writer.until(() => writer.answers.length > answered);
    }
    expect(await small.connections()).toBe(1);
  });

  test("given 5,000 edits at once of somebody who was offline, then all are taken, without a word on the console", async () => {
    const complaints = vi.spyOn(console, "error");
    const { document } = await declareForTest();
    const client = await connectTo(suite.server().url, (await withToken("responder")).headers, document);
    suite.leaveAfter(client);
    client.authenticate();
    for (let letter = 0; letter < 5_000; letter += 1) client.type("summary", "x");
    client.sync();
    await client.until(() => client.answers.length >= 5_000);
    expect(client.answers.every(Boolean)).toBe(true);
    const reader = await open((await withToken("viewer")).headers, document);
    expect(reader.text("summary")).toHaveLength(5_000);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});
