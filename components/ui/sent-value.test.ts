import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { isLater, takeSent, wasTaken } from "#components/ui/sent-value.ts";

type Figure = { at: string } | null;
const KEY = ["figure"];
const OLD = { at: "2026-11-22T14:05:00.000Z" };
const NEW = { at: "2026-11-22T14:05:30.000Z" };

function known(kept: Figure, sent: Figure, before = (_queries: QueryClient) => {}) {
  const queries = new QueryClient();
  queries.setQueryData<Figure>(KEY, kept, { updatedAt: 1 });
  before(queries);
  takeSent<Figure>(queries, KEY, sent, (one, other) => isLater(one?.at, other?.at));
  const { data, dataUpdatedAt, isInvalidated } = queries.getQueryState<Figure>(KEY) ?? {};
  return { data, isAsOfNow: dataUpdatedAt !== 1, isInvalidated };
}

describe("what a page was sent with, beside what the browser kept", () => {
  it("given that it is newer, then it is what is known, as of now", () => {
    expect(known(OLD, NEW)).toEqual({ data: NEW, isAsOfNow: true, isInvalidated: false });
    expect(known(null, NEW)).toEqual({ data: NEW, isAsOfNow: true, isInvalidated: false });
  });

  it.each([
    ["older", NEW, OLD],
    ["the same", NEW, { ...NEW }],
    ["from before the first ever", OLD, null],
  ])("given that it is %s, then what was kept stays, as old as it is", (_how, kept, sent) => {
    expect(known(kept, sent)).toEqual({ data: kept, isAsOfNow: false, isInvalidated: false });
  });

  it("given that it had to be asked again, then it still has to: the page may have been made before the change", () => {
    const changed = (queries: QueryClient) => void queries.invalidateQueries({ queryKey: KEY });
    expect(known(OLD, NEW, changed)).toEqual({ data: NEW, isAsOfNow: true, isInvalidated: true });
  });

  it("given a page that is shown once more on the way back, then it is known that it was shown before", () => {
    const sent = { ...NEW };
    expect(wasTaken(sent)).toBe(false);
    known(OLD, sent);
    expect(wasTaken(sent)).toBe(true);
    expect(wasTaken({ ...NEW })).toBe(false);
  });
});
