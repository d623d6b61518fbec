import { describe, expect, it } from "vitest";
import type { RequestId } from "#lib/incident/request-id.ts";
import { requestIdEnds } from "#lib/monitor/request-id-ends.ts";

const id = (name: string, code: string | null = "service_unavailable", endpoint = "GET /me"): RequestId => ({
  id: name,
  endpoint,
  status: 503,
  code,
  at: null,
});

const namesOf = (ids: readonly { id: string }[]) => ids.map((one) => one.id);

describe("the ends of the request ids", () => {
  it("given many of one kind, then the first and the last are kept, run by run as well as at once", () => {
    const all = ["a", "b", "c", "d"].map((name) => id(name));
    expect(namesOf(requestIdEnds([], all))).toEqual(["a", "d"]);
    const byRun = all.reduce<RequestId[]>((known, one) => requestIdEnds(known, [one]), []);
    expect(namesOf(byRun)).toEqual(["a", "d"]);
  });

  it("given another endpoint or code, then each has its own ends", () => {
    const ids = [id("a"), id("b", "server_error"), id("c"), id("d", "server_error", "GET /conversations")];
    expect(namesOf(requestIdEnds([], ids)).toSorted()).toEqual(["a", "b", "c", "d"]);
  });

  it("given noise, then it stays bounded", () => {
    const noise = Array.from({ length: 500 }, (_, n) => id(`id${n}`, `code_${n}`));
    expect(requestIdEnds([], noise)).toHaveLength(40);
  });
});
