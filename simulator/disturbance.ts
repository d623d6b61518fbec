import type { Reply } from "#simulator/reply.ts";

/**
 * What the way to a system can do to its answers, whatever the system itself would say. Every system has these as modes.
 * `unreachable` closes the connection without a byte, `reset` aborts it (the client sees ECONNRESET), `hang` leaves it open.
 */
export const DISTURBANCES = ["slow", "hang", "reset", "unreachable", "garbage", "endless-body"] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** Above the 2 s from which Offhook calls an answer slow, below its deadline of 5 s. */
export const SLOW_MS = 2500;

/** Neither JSON, HTML nor valid UTF-8: a parser that expects any of them has to notice. */
const GARBAGE = Buffer.from([0x00, 0xff, 0xfe, 0x8b, 0x1f, 0x7b, 0x22, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x0d, 0x0a]);

export function isDisturbance(mode: string): mode is Disturbance {
  return DISTURBANCES.some((disturbance) => disturbance === mode);
}

/** The mode in which a disturbed system itself is: behind the disturbance it works. */
export function ownMode<M extends string>(mode: M): Exclude<M, Disturbance> | "healthy" {
  return isDisturbance(mode) ? "healthy" : (mode as Exclude<M, Disturbance>);
}

/** What arrives of an answer. The answer's headers stay, so that an id of the request can be found in them. */
export function disturb(disturbance: Disturbance, reply: Reply): Reply {
  const headers = reply.kind === "answer" ? reply.headers : {};
  switch (disturbance) {
    case "slow":
      return reply.kind === "answer" ? { ...reply, afterMs: SLOW_MS } : reply;
    case "hang":
      return { kind: "silence" };
    case "reset":
      return { kind: "reset" };
    case "unreachable":
      return { kind: "drop" };
    case "garbage":
      return { kind: "answer", status: 200, headers, body: GARBAGE };
    case "endless-body":
      return { kind: "endless", headers: { ...headers, "content-type": "application/json; charset=utf-8" } };
    default:
      return disturbance satisfies never;
  }
}
