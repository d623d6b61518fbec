import { onTestFinished } from "vitest";
import type { ControlView } from "#simulator/control.ts";
import { type SimulatorOptions, startSimulator } from "#simulator/server.ts";

/** An answer with its body read, and parsed where it is JSON. */
export type Received = {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes, and a wrong look fails the test
  json: any;
};

/** A simulator on a free port for the length of one test, and the calls that tests make of it. */
export async function givenSimulator(options: Pick<SimulatorOptions, "now"> = {}) {
  const simulator = await startSimulator({ port: 0, ...options });
  onTestFinished(() => simulator.close());

  async function send(path: string, init: RequestInit = {}): Promise<Received> {
    const response = await fetch(`${simulator.url}${path}`, { redirect: "manual", ...init });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }
  const sendJson = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(path, { method, body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });

  return {
    ...simulator,
    send,
    /** Calls Intercom with a token. */
    get: (path: string, token = "token-a") => send(`/intercom${path}`, { headers: withToken(token) }),
    post: (path: string, body: unknown, token = "token-a") =>
      sendJson("POST", `/intercom${path}`, body, withToken(token)),
    postJson: (path: string, body: unknown, headers?: Record<string, string>) => sendJson("POST", path, body, headers),
    control: (change: unknown) => sendJson("PUT", "/control", change),
    view: async (): Promise<ControlView> => (await send("/control")).json,
  };
}

export function withToken(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** A clock that stands still until it is moved. */
export function givenClock(start: string) {
  let milliseconds = Date.parse(start);
  return {
    now: () => new Date(milliseconds),
    advanceSeconds: (seconds: number) => {
      milliseconds += seconds * 1000;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
