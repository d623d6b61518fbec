import { expect, test } from "vitest";
import { together } from "#lib/services/together.ts";

/** A reading that ends when it is told to. */
function reader() {
  const begun: PromiseWithResolvers<string>[] = [];
  const read = () => {
    const reading = Promise.withResolvers<string>();
    begun.push(reading);
    return reading.promise;
  };
  return { begun, read };
}

test("given many who ask while one reading is under way, then they share the one after it", async () => {
  const { begun, read } = reader();
  const first = together("a chart", read);
  const others = [together("a chart", read), together("a chart", read), together("a chart", read)];
  expect(begun.length).toBe(1);
  begun[0]?.resolve("first");
  expect(await first).toBe("first");
  expect(begun.length).toBe(2);
  const last = together("a chart", read);
  begun[1]?.resolve("second");
  expect(await Promise.all(others)).toEqual(["second", "second", "second"]);
  expect(begun.length).toBe(3);
  begun[2]?.resolve("third");
  expect(await last).toBe("third");
});

test("given a reading that fails, then those after it read all the same", async () => {
  const { begun, read } = reader();
  const first = together("a failing chart", read);
  const second = together("a failing chart", read);
  begun[0]?.reject(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  begun[1]?.resolve("back");
  expect(await second).toBe("back");
});

test("given different names, and one name after its end, then each reads for itself", async () => {
  const { begun, read } = reader();
  const both = [together("one chart", read), together("another chart", read)];
  expect(begun.length).toBe(2);
  for (const reading of begun) reading.resolve("read");
  await Promise.all(both);
  const later = together("one chart", read);
  expect(begun.length).toBe(3);
  begun[2]?.resolve("read");
  await later;
});
