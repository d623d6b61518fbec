import { expect, it } from "vitest";
import { viewersWords } from "#components/incident/viewer-words.ts";

it("given several, then whoever looks is named first, and as that", () => {
  const viewers = ["Ann", "Ben", "Eve"].map((name) => ({ accountId: name, name }));
  expect(viewersWords(viewers, "Ben")).toBe("Looking now: Ben (you), Ann, Eve");
  expect(viewersWords(viewers, "Zoe")).toBe("Looking now: Ann, Ben, Eve");
});
