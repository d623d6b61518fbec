import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type LastingSuspicion,
  NOTHING_SEEN,
  stepWatch,
  type Watch,
  type WatchedRun,
  type WatchStep,
} from "#lib/monitor/watch.ts";
import type { Leaf } from "#lib/runbook/leaf.ts";
import type { Severity } from "#lib/runbook/severity.ts";
import { instant } from "#lib/text/instant.ts";

const SETTINGS = { badRuns: 2, withinMs: 60_000, goodRuns: 3 };
const START = Date.parse("2026-11-22T14:00:00Z");

/** The monitor as far as suspicion goes: runs in, steps out. */
class Watching {
  #watch: Watch = NOTHING_SEEN;
  #lasting: LastingSuspicion | null = null;
  readonly steps: WatchStep[] = [];

  run(seconds: number, leaf: Leaf | null, severity: Severity = "P1"): this {
    const trouble = leaf === null ? null : { leaf, severity };
    const run: WatchedRun = { startedAt: instant(new Date(START + seconds * 1_000)), trouble };
    const { watch, step } = stepWatch(this.#watch, this.#lasting, run, SETTINGS);
    this.#watch = watch;
    this.steps.push(step);
    if (step.kind === "end") this.#lasting = null;
    else if (step.kind !== "nothing" && trouble !== null && (step.kind !== "go-on" || this.#lasting?.settled === null))
      this.#lasting = { ...trouble, settled: null };
    return this;
  }

  settle(settled: LastingSuspicion["settled"]): this {
    if (this.#lasting !== null) this.#lasting = { ...this.#lasting, settled };
    return this;
  }

  get kinds(): string[] {
    return this.steps.map(({ kind }) => kind);
  }
}

describe("suspecting", () => {
  it("given one blip, then nothing is said", () => {
    expect(new Watching().run(0, null).run(30, "server-error").run(40, null).run(70, null).kinds).toEqual(
      Array(4).fill("nothing"),
    );
  });

  it("given two bad runs within a minute, then it is raised as of the first", () => {
    const { steps } = new Watching().run(30, "token").run(40, "token");
    expect(steps.at(-1)).toEqual({ kind: "raise", startedAt: "2026-11-22T14:00:30.000Z" });
  });

  it("given a good run between, then it is raised all the same", () => {
    expect(new Watching().run(0, "server-error").run(10, null).run(40, "server-error").kinds.at(-1)).toBe("raise");
  });

  it("given bad runs more than a minute apart, then nothing is said", () => {
    expect(new Watching().run(0, "server-error").run(61, "server-error").kinds).toEqual(["nothing", "nothing"]);
  });

  it.each([3_600, -3_600])("given a clock that jumps by %i s, then the count begins anew", (jump) => {
    const watching = new Watching().run(0, "token").run(jump + 10, "token");
    expect(watching.kinds.at(-1)).toBe("nothing");
    expect(watching.run(jump + 20, "token").steps.at(-1)).toMatchObject({ kind: "raise" });
  });

  it("given trouble that changes its face while nobody knows, then it is one suspicion", () => {
    const watching = new Watching().run(0, "server-error").run(10, "infrastructure").run(20, "token");
    expect(watching.kinds).toEqual(["nothing", "raise", "go-on"]);
  });
});

describe("the end of a suspicion", () => {
  const suspected = () => new Watching().run(0, "token").run(10, "token");

  it("given three good runs in a row, then it is over", () => {
    expect(suspected().run(20, null).run(30, null).run(40, null).kinds.slice(2)).toEqual(["nothing", "nothing", "end"]);
  });

  it("given an API that comes and goes, then it lasts", () => {
    const watching = suspected();
    for (let n = 2; n < 40; n += 1) watching.run(n * 10, n % 3 === 0 ? "token" : null);
    expect(watching.kinds.filter((kind) => kind === "raise")).toHaveLength(1);
    expect(watching.kinds).not.toContain("end");
  });
});

describe("a suspicion that people know of", () => {
  const suspected = (leaf: Leaf, severity?: Severity) => new Watching().run(0, leaf, severity).run(10, leaf, severity);

  it.each(["dismissed", "incident"] as const)(
    "given that it is settled (%s), then the same problem goes on, also once the page has reported it",
    (settled) => {
      const watching = suspected("server-error").settle(settled);
      expect(watching.run(20, "upstream").run(30, "upstream").kinds.slice(2)).toEqual(["go-on", "go-on"]);
    },
  );

  it.each(["dismissed", "incident"] as const)(
    "given another problem twice (%s), then that one is raised",
    (settled) => {
      const watching = suspected("token").settle(settled);
      expect(watching.run(20, "rate-limit").run(30, "rate-limit").steps.slice(2)).toEqual([
        { kind: "nothing" },
        { kind: "replace", startedAt: "2026-11-22T14:00:20.000Z" },
      ]);
    },
  );

  it("given a dismissed one that gets worse, then it is raised anew; an incident's is not", () => {
    const worse = (settled: "dismissed" | "incident") =>
      suspected("degraded", "P3")
        .settle(settled)
        .run(20, "server-error", "P1")
        .run(30, "server-error", "P1")
        .kinds.at(-1);
    expect(worse("dismissed")).toBe("replace");
    expect(worse("incident")).toBe("go-on");
  });

  it("given that its incident was resolved while calls go on failing, then it is raised anew", () => {
    expect(suspected("token").settle("resolved").run(20, "token").run(30, "token").kinds.slice(2)).toEqual([
      "nothing",
      "replace",
    ]);
  });
});

describe("any sequence of runs", () => {
  const runs = fc.array(fc.constantFrom<Leaf | null>(null, null, "token", "server-error", "upstream"), {
    maxLength: 60,
  });

  it("raises and ends in turn, and never without as many runs as the settings ask for", () => {
    fc.assert(
      fc.property(runs, (troubles) => {
        const watching = new Watching();
        troubles.forEach((trouble, index) => void watching.run(index * 10, trouble));
        const told = watching.kinds.filter((kind) => kind === "raise" || kind === "end");
        expect(told.every((kind, index) => kind === (index % 2 === 0 ? "raise" : "end"))).toBe(true);
        watching.kinds.forEach((kind, index) => {
          if (kind === "end") expect(troubles.slice(index - 2, index + 1)).toEqual([null, null, null]);
          if (kind === "raise")
            expect(troubles.slice(Math.max(0, index - 6), index + 1).filter(Boolean).length).toBeGreaterThan(1);
        });
      }),
    );
  });
});
