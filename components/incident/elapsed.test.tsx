import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Elapsed } from "#components/incident/elapsed.tsx";
import { PageClock } from "#components/ui/clock.tsx";

it("given a page that is rendered later than it was begun, then the clock stands as it stood then", () => {
  const sent = renderToStaticMarkup(
    <PageClock madeAt={Date.parse("2026-11-22T14:06:59.999Z")}>
      <Elapsed since="2026-11-22T14:05:30Z" />
    </PageClock>,
  );
  expect(sent).toBe("1 min");
});
