import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { roundsWhile } from "#components/monitor/rounds.ts";
import { FailedCall } from "#lib/client/answer.ts";
import { UNREACHABLE } from "#lib/client/call.ts";
import type { LiveState } from "#lib/client/live.ts";
import { handClock } from "#lib/client/live-testing.ts";

/** A page that shows one thing for each name, and the server's answer to it. */
async function page(answers: Readonly<Record<string, () => Promise<unknown>>>) {
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: false } } });
  const time = handClock(0);
  const asked = new Map<string, number>();
  for (const [name, answer] of Object.entries(answers)) {
    const queryFn = () => {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      return answer();
    };
    new QueryObserver(queries, { queryKey: [name], queryFn }).subscribe(() => {});
  }
  await answered();
  asked.clear();
  return {
    asked: () => Object.fromEntries(asked),
    begin: (status: LiveState["status"]) => roundsWhile(status, queries, time.clock),
    async pass(seconds: number) {
      for (let second = 0; second < seconds; second += 1) {
        time.pass(1_000);
        await answered();
      }
    },
  };
}

/** Lets whatever has its answer take it. */
const answered = () => new Promise<void>((done) => setImmediate(done));

const fine = async () => "fine";
const failing = (code: string) => async () => {
  throw new FailedCall({ ...UNREACHABLE, code });
};

describe("a page that is not told when to ask", () => {
  it("given that it is not live, then it asks for all it shows, at once and every 5 s, until it is", async () => {
    const { begin, pass, asked } = await page({ monitor: fine, triage: fine });
    const stop = begin("not-live");
    expect(asked()).toEqual({ monitor: 1, triage: 1 });
    await pass(10);
    expect(asked()).toEqual({ monitor: 3, triage: 3 });
    stop();
    await pass(60);
    expect(asked()).toEqual({ monitor: 3, triage: 3 });
  });

  it("given a server that takes longer than a round to answer, then it is not asked anew before", async () => {
    let answer = (_value: string) => {};
    const slow = () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      });
    const { begin, pass, asked } = await page({ monitor: slow });
    answer("first");
    await answered();
    begin("not-live");
    await pass(14);
    expect(asked()).toEqual({ monitor: 1 });
    answer("late");
    await answered();
    await pass(1);
    expect(asked()).toEqual({ monitor: 2 });
  });

  it("given that it is live, then it asks again for what failed alone, as far as that may pass", async () => {
    const { begin, pass, asked } = await page({
      monitor: fine,
      triage: failing("database_unavailable"),
      gone: failing("not_found"),
    });
    begin("live");
    await pass(10);
    expect(asked()).toEqual({ triage: 2 });
  });

  it("given a tab out of sight, then it asks slowly, and for what its title tells alone", async () => {
    const { begin, pass, asked } = await page({ monitor: fine, triage: fine });
    begin("resting");
    await pass(60);
    expect(asked()).toEqual({ monitor: 2 });
  });

  it("given that it is still connecting, then it asks nothing", async () => {
    const { begin, pass, asked } = await page({ monitor: fine });
    begin("connecting");
    await pass(60);
    expect(asked()).toEqual({});
  });
});
