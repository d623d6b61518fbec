import { describe, expect, it } from "vitest";
import {
  addressOf,
  apiSearch,
  endsBeforeItBegins,
  type Filters,
  isFiltered,
  NO_FILTERS,
  queryOf,
  readFilters,
  toggled,
} from "#components/incidents/filters.ts";
import { IncidentQuery } from "#lib/contracts/incident.ts";

const EVERYTHING: Filters = {
  q: "token & rate limit",
  status: ["INVESTIGATING", "RESOLVED"],
  severity: ["P1", "P3"],
  leaf: ["token", "rate-limit"],
  from: "2026-11-01",
  to: "2026-11-30",
};

const read = (address: string) => readFilters(new URLSearchParams(address));

describe("readFilters", () => {
  it("given what addressOf wrote, reads the same filters and finds no mistake", () => {
    expect(read(addressOf(EVERYTHING).toString())).toEqual({ filters: EVERYTHING, mistakes: [] });
    expect(read("")).toEqual({ filters: NO_FILTERS, mistakes: [] });
  });

  it("given a value of its kind twice and in another order, gives one address", () => {
    const { filters } = read("severity=P3&severity=P1&severity=P3&status=RESOLVED&status=INVESTIGATING");
    expect(addressOf(filters).toString()).toBe("status=INVESTIGATING&status=RESOLVED&severity=P1&severity=P3");
  });

  it("given forged values, names each and keeps the rest", () => {
    const { filters, mistakes } = read(
      "status=BROKEN&status=RESOLVED&severity=P9&leaf=constructor&from=2026-11-31&to=%3Cscript%3E&q=token",
    );
    expect(filters).toEqual({ ...NO_FILTERS, q: "token", status: ["RESOLVED"] });
    expect(mistakes.map(({ name, value }) => [name, value])).toEqual([
      ["status", "BROKEN"],
      ["severity", "P9"],
      ["leaf", "constructor"],
      ["from", "2026-11-31"],
      ["to", "<script>"],
    ]);
  });

  it("given what nobody can see within the words, then it is left out, because the API refuses it", () => {
    expect(read("q=inbox%E2%80%8F%E2%80%8Bdown%07").filters.q).toBe("inbox down");
  });

  it("given a search that is too long, says so", () => {
    const { filters, mistakes } = read(`q=${"a".repeat(201)}&severity=P1`);
    expect(filters).toEqual({ ...NO_FILTERS, severity: ["P1"] });
    expect(mistakes).toMatchObject([{ name: "q", why: expect.stringContaining("200") }]);
  });

  it("given what another program added to the address, ignores it", () => {
    expect(read("utm_source=mail&_rsc=1&cursor=abc")).toEqual({ filters: NO_FILTERS, mistakes: [] });
  });
});

describe("what the filters ask the API", () => {
  const HOSTILE = "q=%00a%e2%80%aeb%0d%0ac%ed%a0%80&from=2026-11-01&to=2026-11-01&severity=P1";

  it.each([addressOf(EVERYTHING).toString(), HOSTILE, "", "from=2000-01-01&to=2099-12-31", `q=${"a".repeat(200)}`])(
    "given %j, it is a query that the contract accepts",
    (address) => {
      const { filters } = read(address);
      expect(IncidentQuery.safeParse({ ...queryOf(filters), limit: 50 }).error).toBeUndefined();
    },
  );

  it("given days, spans them whole, in the address as for the service", () => {
    expect(queryOf(EVERYTHING)).toEqual({
      ...EVERYTHING,
      from: "2026-11-01T00:00:00.000Z",
      to: "2026-12-01T00:00:00.000Z",
    });
    expect(apiSearch(EVERYTHING).get("to")).toBe("2026-12-01T00:00:00.000Z");
    expect(queryOf(NO_FILTERS)).toEqual({});
  });
});

describe("endsBeforeItBegins", () => {
  it.each([
    [{ from: "2026-11-02", to: "2026-11-01" }, true],
    [{ from: "2026-11-01", to: "2026-11-01" }, false],
    [{ from: null, to: "2026-11-01" }, false],
  ])("given %j, says %s", (range, expected) => {
    expect(endsBeforeItBegins({ ...NO_FILTERS, ...range })).toBe(expected);
  });
});

describe("toggled", () => {
  it("given a value twice, is where it was", () => {
    expect(toggled(["P1"], "P2")).toEqual(["P1", "P2"]);
    expect(toggled(toggled(["P1"], "P2"), "P2")).toEqual(["P1"]);
  });
});

describe("isFiltered", () => {
  it("given any filter, is true", () => {
    expect(isFiltered(NO_FILTERS)).toBe(false);
    expect(isFiltered({ ...NO_FILTERS, to: "2026-11-01" })).toBe(true);
  });
});
