import { gzipSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { boundedFetch } from "#lib/integrations/http/bounded-fetch.ts";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { serve } from "#lib/integrations/http/test-server.ts";

const MEGABYTE = 1_048_576;

function ask(url: string, { deadlineMs = 2_000, maxBodyBytes = 1_000 } = {}) {
  return withDeadline(deadlineMs, (signal) => boundedFetch({ url, signal, maxBodyBytes }));
}

describe("a bounded request", () => {
  it("tells status, headers and body", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(503, { "x-request-id": "abc" }).end("down");
    });
    const exchange = await ask(server.url);
    expect(exchange).toMatchObject({ kind: "answered", status: 503, body: "down", cut: null });
    expect(exchange.kind === "answered" && exchange.headers.get("x-request-id")).toBe("abc");
  });

  it("says who asks, and asks for nothing to be kept", async () => {
    const server = await serve((_request, response) => response.end());
    await ask(server.url);
    expect(server.requests[0]?.headers).toMatchObject({ "user-agent": "offhook", connection: "close" });
  });

  it("does not follow a redirect", async () => {
    const server = await serve((_request, response) => response.writeHead(302, { location: "/elsewhere" }).end());
    expect(await ask(server.url)).toMatchObject({ kind: "answered", status: 302 });
    expect(server.requests).toHaveLength(1);
  });

  it("does not ask again after a failure", async () => {
    const server = await serve((request) => request.socket.resetAndDestroy());
    expect(await ask(server.url)).toMatchObject({ kind: "unreachable", code: "connection_reset" });
    expect(server.requests).toHaveLength(1);
  });

  it("leaves no connection open, whether the body ended or was cut", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/short") response.end("short");
      else pour(response);
    });
    await ask(`${server.url}/short`);
    await ask(`${server.url}/endless`);
    await vi.waitFor(async () => expect(await server.connections()).toBe(0));
  });
});

describe("a body that is too much", () => {
  it("is cut when it never ends", async () => {
    const server = await serve((_request, response) => pour(response));
    const exchange = await ask(server.url);
    expect(exchange).toMatchObject({ kind: "answered", status: 200, cut: "body_too_large" });
    expect(exchange.kind === "answered" && exchange.body).toHaveLength(1_000);
  });

  it("is cut when it announces 10 GB", async () => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { "content-length": 10_000_000_000 });
      response.write("x".repeat(5_000));
    });
    expect(await ask(server.url)).toMatchObject({ kind: "answered", cut: "body_too_large" });
  });

  it("is cut when it grows on decompression, long before it has grown", async () => {
    const bomb = gzipSync(Buffer.alloc(100 * MEGABYTE));
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    const before = process.memoryUsage().rss;
    expect(await ask(server.url)).toMatchObject({ kind: "answered", cut: "body_too_large" });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * MEGABYTE);
  });

  it("is whole when it has exactly the allowed size", async () => {
    const server = await serve((_request, response) => response.end("x".repeat(1_000)));
    expect(await ask(server.url)).toMatchObject({ cut: null, body: "x".repeat(1_000) });
  });
});

describe("a deadline", () => {
  it("ends a request that gets no answer", async () => {
    const server = await serve(() => undefined);
    const exchange = await ask(server.url, { deadlineMs: 100 });
    expect(exchange).toMatchObject({ kind: "unreachable", code: "timeout" });
    expect(exchange.latencyMs).toBeGreaterThanOrEqual(95);
    expect(exchange.latencyMs).toBeLessThan(1_000);
  });

  it("ends a body that stays away after its headers, and keeps the status", async () => {
    const server = await serve((_request, response) => response.writeHead(200).flushHeaders());
    expect(await ask(server.url, { deadlineMs: 100 })).toMatchObject({ kind: "answered", status: 200, cut: "timeout" });
  });

  it("ends a body that drips", async () => {
    const server = await serve((_request, response) => {
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });
    const exchange = await ask(server.url, { deadlineMs: 150 });
    expect(exchange).toMatchObject({ kind: "answered", cut: "timeout" });
    expect(exchange.latencyMs).toBeLessThan(1_000);
  });
});

describe("what no answer comes from", () => {
  it("is named when nobody listens", async () => {
    const server = await serve(() => undefined);
    await server.close();
    expect(await ask(server.url)).toMatchObject({ kind: "unreachable", code: "connection_refused" });
  });

  it("is named when the host has no address", async () => {
    expect(await ask("http://no-such-host.invalid")).toMatchObject({ kind: "unreachable", code: "dns" });
  });

  it("is named when the other side speaks no TLS", async () => {
    const server = await serve((_request, response) => response.end());
    expect(await ask(server.url.replace("http:", "https:"))).toMatchObject({ kind: "unreachable", code: "tls" });
  });

  it("is named when the other side speaks no HTTP", async () => {
    const server = await serve((request) => request.socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    expect(await ask(server.url)).toMatchObject({ kind: "unreachable", code: "invalid_http" });
  });

  it("is named when the body is not in the encoding that it announces", async () => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("plain"),
    );
    expect(await ask(server.url)).toMatchObject({ kind: "answered", status: 200, cut: "invalid_http" });
  });

  it("is named when the body breaks off", async () => {
    const server = await serve((request, response) => {
      response.writeHead(200, { "content-length": 100 });
      response.write("half", () => request.socket.resetAndDestroy());
    });
    expect(await ask(server.url)).toMatchObject({ kind: "answered", status: 200, cut: "connection_reset" });
  });

  it.each(["", "nonsense", "file:///etc/passwd", "data:text/plain,hello", "http://user:secret@127.0.0.1/"])(
    "is the address when that is %j",
    async (url) => {
      expect(await ask(url)).toEqual({ kind: "unreachable", code: "bad_url", latencyMs: 0 });
    },
  );
});

/** Writes for as long as somebody reads. */
function pour(response: { write(chunk: string): boolean; on(event: "drain", listener: () => void): unknown }): void {
  const more = () => {
    while (response.write("y".repeat(16_384))) {
      // Until the other side's buffer is full.
    }
  };
  response.on("drain", more);
  more();
}
