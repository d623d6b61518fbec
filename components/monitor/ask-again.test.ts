import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { askAgain } from "#components/monitor/ask-again.ts";

const KEY = ["monitor"];
const settled = () => new Promise<void>((done) => setImmediate(done));

/** A page that shows one thing, whose server answers when it is told to. */
function page() {
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: "always", retry: false } } });
  const answers: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((answer) => answers.push(answer));
  new QueryObserver(queries, { queryKey: KEY, queryFn }).subscribe(() => {});
  return {
    queries,
    asked: () => answers.length,
    shown: () => queries.getQueryData(KEY),
    async answer(value: string) {
      answers.at(-1)?.(value);
      await settled();
    },
  };
}

describe("what is asked again", () => {
  it("given nothing under way, then it is asked once, and done with the answer", async () => {
    const { queries, asked, shown, answer } = page();
    await answer("first");
    const done = askAgain(queries, KEY);
    await answer("second");
    await done;
    expect(asked()).toBe(2);
    expect(shown()).toBe("second");
  });

  it("given an answer on its way, then it is shown when it comes, and another is asked for after it", async () => {
    const { queries, asked, shown, answer } = page();
    const done = askAgain(queries, KEY);
    await settled();
    expect(asked()).toBe(1);
    await answer("from before the change");
    expect(shown()).toBe("from before the change");
    expect(asked()).toBe(2);
    await answer("from after it");
    await done;
    expect(shown()).toBe("from after it");
    expect(asked()).toBe(2);
  });
});
