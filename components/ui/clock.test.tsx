import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Age } from "#components/ui/age.tsx";
import { PageClock } from "#components/ui/clock.tsx";

/** What is sent, whenever it is rendered, of a page that was begun at a certain time. */
function ageOnPageMadeAt(madeAt: string, since: string): string {
  const html = renderToStaticMarkup(
    <PageClock madeAt={Date.parse(madeAt)}>
      <Age since={since} />
    </PageClock>,
  );
  return html.replaceAll(/<[^>]*>/g, "");
}

describe("the time on a page", () => {
  // A minute may end while the server renders, and another before the browser renders the same.
  it("given a page that takes long, then an age is that at which it was begun", () => {
    expect(ageOnPageMadeAt("2026-11-22T14:06:59.999Z", "2026-11-22T14:05:00Z")).toBe("1 min ago");
    expect(ageOnPageMadeAt("2026-11-22T14:07:00.000Z", "2026-11-22T14:05:00Z")).toBe("2 min ago");
  });

  it("given something that came while the page was made, then it is new and not of the future", () => {
    expect(ageOnPageMadeAt("2026-11-22T14:05:00Z", "2026-11-22T14:05:03Z")).toBe("just now");
  });
});
