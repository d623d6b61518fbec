import { describe, expect, it } from "vitest";
import { withDeadline } from "#lib/integrations/http/deadline.ts";
import { followRedirects } from "#lib/integrations/http/follow-redirects.ts";
import { serve } from "#lib/integrations/http/test-server.ts";

const follow = (url: string, deadlineMs = 2_000) =>
  withDeadline(deadlineMs, (signal) => followRedirects({ url, signal }));

describe("following redirects", () => {
  it.each([301, 302, 303, 307, 308])(
    "goes where a %d leads, also to another host, and says where that was",
    async (status) => {
      const target = await serve((_request, response) => response.end("here"));
      const start = await serve((_request, response) =>
        response.writeHead(status, { location: `${target.url}/moved` }).end(),
      );
      const followed = await follow(start.url);
      expect(followed).toMatchObject({ kind: "answered", status: 200, body: "here" });
      expect(followed.kind === "answered" && followed.url.href).toBe(`${target.url}/moved`);
    },
  );

  it("goes up to five times and no further", async () => {
    const server = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step === 0) response.end("there");
      else response.writeHead(302, { location: `/${step - 1}` }).end();
    });
    expect(await follow(`${server.url}/5`)).toMatchObject({ kind: "answered", body: "there" });
    expect(await follow(`${server.url}/6`)).toMatchObject({
      kind: "unreachable",
      code: "too_many_redirects",
      lastStatus: 302,
    });
  });

  it("sees a loop at its first turn", async () => {
    const server = await serve((request, response) => {
      response.writeHead(302, { location: request.url === "/a" ? "/b" : "/a" }).end();
    });
    expect(await follow(`${server.url}/a`)).toMatchObject({ kind: "unreachable", code: "too_many_redirects" });
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "data:application/json,{}",
    "http://user:secret@127.0.0.1/",
    "http://[",
  ])("does not go to %s", async (location) => {
    const server = await serve((_request, response) => response.writeHead(302, { location }).end());
    expect(await follow(server.url)).toMatchObject({ kind: "unreachable", code: "bad_redirect", lastStatus: 302 });
  });

  it("remembers that something answered where the way ends in nothing", async () => {
    const gone = await serve(() => undefined);
    await gone.close();
    const server = await serve((_request, response) => response.writeHead(302, { location: gone.url }).end());
    expect(await follow(server.url)).toMatchObject({
      kind: "unreachable",
      code: "connection_refused",
      lastStatus: 302,
    });
  });

  it("has one deadline for the whole way", async () => {
    const server = await serve((request, response) => {
      setTimeout(() => response.writeHead(302, { location: `${request.url}x` }).end(), 60);
    });
    const followed = await follow(`${server.url}/`, 150);
    expect(followed).toMatchObject({ kind: "unreachable", code: "timeout" });
    expect(followed.latencyMs).toBeLessThan(1_000);
  });
});
