import { describe, expect, it } from "vitest";
import { IncidentQuery } from "#lib/contracts/incident.ts";

describe("the list's filters", () => {
  it("given days, then both count whole", () => {
    expect(IncidentQuery.parse({ from: "2026-02-28", to: "2026-12-31" })).toMatchObject({
      from: "2026-02-28T00:00:00.000Z",
      to: "2027-01-01T00:00:00.000Z",
    });
  });

  it("given the last day that there is, then it counts whole, and the day after is refused", () => {
    expect(IncidentQuery.parse({ to: "2099-12-31" }).to).toBe("2100-01-01T00:00:00.000Z");
    expect(IncidentQuery.safeParse({ to: "2100-01-01" }).success).toBe(false);
  });

  it("given instants, then they are kept in UTC", () => {
    expect(IncidentQuery.parse({ from: "2026-11-22T14:30:00+01:00" }).from).toBe("2026-11-22T13:30:00.000Z");
  });

  it.each(["2026-02-30", "2026-13-01", "1999-12-31", "yesterday", "2026-11-22T14:30:00", ["2026-11-22"]])(
    "given %j, then it is refused",
    (from) => {
      expect(IncidentQuery.safeParse({ from }).success).toBe(false);
    },
  );

  it("given one value or several, then both are lists", () => {
    const { status, severity } = IncidentQuery.parse({ status: "RESOLVED", severity: ["P1", "P2"] });
    expect([status, severity]).toEqual([["RESOLVED"], ["P1", "P2"]]);
  });
});
