import { describe, expect, it } from "vitest";
import {
  addressOf,
  type Filters,
  isNarrowed,
  NO_FILTERS,
  queryOf,
  readFilters,
} from "#components/action-items/filters.ts";

const read = (search: string) => readFilters(new URLSearchParams(search));

describe("readFilters", () => {
  it("given nothing, then what is open", () => {
    expect(read("")).toEqual(NO_FILTERS);
    expect(addressOf(NO_FILTERS).toString()).toBe("");
    expect(queryOf(NO_FILTERS)).toEqual({ state: "open" });
  });

  it("given filters, then their address gives them again", () => {
    const filters: Filters = { state: "overdue", owner: "Ann & Ö", kind: "monitoring", drills: "true" };
    expect(readFilters(addressOf(filters))).toEqual(filters);
    expect(queryOf(filters)).toEqual(filters);
    expect(isNarrowed(filters)).toBe(true);
  });

  it.each(["state=closed", "kind=PREVENTIVE", "drills=1", `owner=${"x".repeat(101)}`, "owner=%20", "owner=%00"])(
    "given %s, which means nothing, then it filters nothing",
    (search) => {
      expect(read(search)).toEqual(NO_FILTERS);
    },
  );

  it("given an owner with what the API refuses, then it is left out of the name", () => {
    expect(read("owner=A%00nn%E2%80%AE").owner).toBe("A nn");
  });
});
