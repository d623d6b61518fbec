import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { roundsWhile } from "#components/monitor/rounds.ts";
import { viewWith } from "#components/monitor/testing.ts";
import { FailedCall } from "#lib/client/answer.ts";
import { UNREACHABLE } from "#lib/client/call.ts";
import type { LiveState } from "#lib/client/live.ts";
import { handClock } from "#lib/client/live-testing.ts";

type Answers = Readonly<Record<string, () => Promise<unknown>>>;

/** A page that shows one thing for each name, and the server's answer to it. `random` gives the middle of every spread. */
async function page(answers: Answers, random = () => 0.5) {
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
    begin: (status: LiveState["status"]) => roundsWhile(status, queries, { clock: time.clock, random }),
    async pass(seconds: number) {
      for (let second = 0; second < seconds; second += 0.5) {
        time.pass(500);
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
  it("given that it is not live, then it asks for all it shows, soon and every 5 s, until it is", async () => {
    const { begin, pass, asked } = await page({ monitor: fine, triage: fine });
    const stop = begin("not-live");
    await pass(1);
    expect(asked()).toEqual({ monitor: 1, triage: 1 });
    await pass(10);
    expect(asked()).toEqual({ monitor: 3, triage: 3 });
    stop();
    await pass(60);
    expect(asked()).toEqual({ monitor: 3, triage: 3 });
  });

  it("given many pages that lost one server, then they do not ask in step", async () => {
    const counts = [0, 0.999].map(async (random) => {
      const { begin, pass, asked } = await page({ monitor: fine }, () => random);
      begin("not-live");
      await pass(70);
      return asked().monitor;
    });
    // Every 3.5 s from the beginning, and every 6.5 s from 2 s on.
    expect(await Promise.all(counts)).toEqual([20, 11]);
  });

  it("given what is much work for the server, then it is asked for once a minute", async () => {
    const { begin, pass, asked } = await page({
      monitor: fine,
      samples: fine,
      verdicts: fine,
      "incident-months": fine,
    });
    begin("not-live");
    await pass(59);
    expect(asked()).toEqual({ monitor: 12 });
    await pass(61);
    expect(asked()).toMatchObject({ samples: 1, verdicts: 1, "incident-months": 1 });
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
    await pass(5);
    expect(asked()).toEqual({ monitor: 2 });
  });

  it("given a server that fails, then it is asked ever more rarely, down to every 30 s, and as before once it is well", async () => {
    let isWell = false;
    const { begin, pass, asked } = await page({
      monitor: () => (isWell ? fine() : failing("database_unavailable")()),
    });
    begin("not-live");
    // At 1, 11, 31, 61, 91 and 121 s.
    await pass(121);
    expect(asked()).toEqual({ monitor: 6 });
    isWell = true;
    await pass(30);
    await pass(10);
    expect(asked()).toEqual({ monitor: 9 });
  });

  it("given one thing that fails while the rest goes well, then the rest is asked for as often as before", async () => {
    const { begin, pass, asked } = await page({ monitor: fine, triage: failing("database_unavailable") });
    begin("not-live");
    await pass(60);
    expect(asked().monitor).toBe(12);
  });

  it.each(["not-live", "live"] as const)(
    "given that nobody is signed in any more, while it is %s, then it asks one question, and for the rest once somebody is",
    async (status) => {
      let isIn = false;
      const answer = () => (isIn ? fine() : failing("unauthenticated")());
      const { begin, pass, asked } = await page({ monitor: answer, triage: answer, incidents: answer });
      begin(status);
      await pass(20);
      expect(Object.keys(asked())).toEqual(["monitor"]);
      expect(asked().monitor).toBeLessThan(4);
      isIn = true;
      await pass(30);
      expect(asked()).toMatchObject({ triage: expect.any(Number), incidents: expect.any(Number) });
    },
  );

  it("given that it is live, then it asks again for what failed alone, as far as that may pass", async () => {
    const { begin, pass, asked } = await page({
      monitor: fine,
      triage: failing("database_unavailable"),
      gone: failing("not_found"),
    });
    begin("live");
    await pass(5);
    expect(asked()).toEqual({ triage: 1 });
    await pass(10);
    expect(asked()).toEqual({ triage: 2 });
  });

  it.each([
    [1_000, 6],
    [20_000, 3],
    [120_000, 0],
  ])(
    "given a tab out of sight and a run every %i ms, then within a minute it asks %i times, for what its title tells",
    async (intervalMs, times) => {
      const view = viewWith();
      const known = { gaps: 0, view: { ...view, monitoring: { ...view.monitoring, intervalMs } } };
      const { begin, pass, asked } = await page({ monitor: async () => known, triage: fine });
      begin("resting");
      await pass(60);
      expect(asked()).toEqual(times === 0 ? {} : { monitor: times });
    },
  );

  it("given that it is still connecting, then it asks nothing", async () => {
    const { begin, pass, asked } = await page({ monitor: fine });
    begin("connecting");
    await pass(60);
    expect(asked()).toEqual({});
  });
});
