import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PointVoice } from "#components/charts/point-voice.tsx";
import { useByClock } from "#components/ui/clock.tsx";
import { livePage } from "#components/ui/testing-page.tsx";

/** A chart whose figures are renewed every second, and whose chosen point moves on after ten. */
function Chart({ byKeys, outlet }: { byKeys: { current: boolean }; outlet: { current: HTMLElement } }) {
  const second = useByClock((now) => now);
  return <PointVoice key={Math.floor(second / 10)} text={`at ${second}`} byKeys={byKeys} outlet={outlet} />;
}

describe("a point of a chart", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  async function said(byKeys: boolean, seconds: number): Promise<string> {
    const outlet = { textContent: "" };
    const page = await livePage(
      <Chart byKeys={{ current: byKeys }} outlet={{ current: outlet as unknown as HTMLElement }} />,
    );
    await page.pass(seconds);
    await page.leave();
    return outlet.textContent;
  }

  it("given the keys came to it, is said once, however often its figures are renewed", async () => {
    expect(await said(true, 9)).toBe("at 0");
  });

  it("given the keys came to another one, says that", async () => {
    expect(await said(true, 10)).toBe("at 10");
  });

  it("given a pointer rests on it, is not said", async () => {
    expect(await said(false, 10)).toBe("");
  });
});
