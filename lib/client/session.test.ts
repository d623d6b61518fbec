import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { signIn } from "#lib/client/session.ts";

type Answered = { status: number; body: unknown };

/** A server that answers like next-auth's handler; what was sent to it to sign in. */
async function nextAuthAnswering(callback: Answered): Promise<{ sent: () => unknown }> {
  let sent: unknown;
  const server = createServer((request, response) => {
    if (request.url === "/api/auth/csrf") {
      response.end('{"csrfToken":"c5rf"}');
      return;
    }
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      sent = { path: request.url, body: JSON.parse(body) };
      response.writeHead(callback.status).end(JSON.stringify(callback.body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  // A browser resolves the paths against the page's address; Node has no page.
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init));
  onTestFinished(() => {
    vi.unstubAllGlobals();
    server.closeAllConnections();
    server.close();
  });
  return { sent: () => sent };
}

const CREDENTIALS = { email: "ann@example.com", password: "correct horse battery" };

const refusedWith = (error: string): Answered => ({
  status: 401,
  body: { url: `http://localhost:3000/sign-in?error=${encodeURIComponent(error)}` },
});

describe("signIn", () => {
  it("given right credentials, sends them with the CSRF token and succeeds", async () => {
    const { sent } = await nextAuthAnswering({ status: 200, body: { url: "http://localhost:3000/" } });

    expect(await signIn(CREDENTIALS)).toEqual({ ok: true, value: new URL("http://localhost:3000/") });
    expect(sent()).toEqual({
      path: "/api/auth/callback/credentials",
      body: { ...CREDENTIALS, csrfToken: "c5rf", json: "true" },
    });
  });

  it.each([
    ["CredentialsSignin", "CredentialsSignin", /do not belong to an account/],
    ["too_many_attempts:840", "too_many_attempts", /in 14 min/],
    ["too_many_attempts:30", "too_many_attempts", /in 30 s/],
    ["unavailable", "unavailable", /cannot look up/],
    ["Something new", "Something new", /Try again/],
  ])("given %s, says what to do", async (error, code, message) => {
    await nextAuthAnswering(refusedWith(error));

    expect(await signIn(CREDENTIALS)).toMatchObject({
      ok: false,
      failure: { code, message: expect.stringMatching(message) },
    });
  });

  it("given a CSRF token that no longer counts, is a failure although the status is 200", async () => {
    await nextAuthAnswering({ status: 200, body: { url: "http://localhost:3000/sign-in?csrf=true" } });

    expect(await signIn(CREDENTIALS)).toMatchObject({ ok: false, failure: { code: "csrf" } });
  });

  it("given a problem from the door before next-auth, keeps its words", async () => {
    await nextAuthAnswering({ status: 403, body: { code: "cross_site", detail: "From another site." } });

    expect(await signIn(CREDENTIALS)).toMatchObject({
      ok: false,
      failure: { code: "cross_site", message: "From another site." },
    });
  });

  it("given an answer that is not next-auth's, is a failure", async () => {
    await nextAuthAnswering({ status: 200, body: "welcome" });

    expect(await signIn(CREDENTIALS)).toMatchObject({ ok: false, failure: { code: "unreadable" } });
  });
});
