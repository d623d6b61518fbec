import { expect, type Page } from "@playwright/test";

/** What one does is on the pages of the others within this. */
const WITHIN_MS = 1_000;

/** Of the processor, to tell how much of it there is. */
const WORK_MS = 40;

/** How long the pages took to agree, step by step. */
export class Agreement {
  readonly #took: number[] = [];

  /**
   * Does something, and waits until every page shows what came of it. The pages tell themselves when they showed it: what a test
   * asks of several browsers comes late on a busy machine.
   * @param came what stands in the page afterwards, and did not before
   */
  async on(pages: readonly Page[], act: () => Promise<unknown>, came: RegExp): Promise<void> {
    const watches = await Promise.all(pages.map((page) => watchFor(page, came)));
    const slowness = slownessOfMachine();
    await act();
    await Promise.all(pages.map((page) => expect(page.locator("main")).toContainText(came)));
    const at = await Promise.all(watches.map((watch) => watch.evaluate(({ shown }) => shown)));
    this.#took.push(Math.round((Math.max(...at) - Math.min(...at)) / slowness));
  }

  /** The step in the middle: another may be one in which the machine turned to something else. */
  expectWithinASecond(): void {
    const sorted = this.#took.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    expect(median, `the pages agreed after ${this.#took.join(", ")} ms`).toBeLessThanOrEqual(WITHIN_MS);
  }
}

/** How many times longer work takes than if the machine had nothing else to do; 1 where it has not. */
function slownessOfMachine(): number {
  const began = performance.now();
  const before = process.cpuUsage();
  let worked = 0;
  while (worked < WORK_MS) {
    const { user, system } = process.cpuUsage(before);
    worked = (user + system) / 1_000;
  }
  return Math.max(1, (performance.now() - began) / worked);
}

async function watchFor(page: Page, came: RegExp) {
  const watch = await page.evaluateHandle((pattern) => {
    const isThere = () => pattern.test(document.querySelector("main")?.textContent ?? "");
    const wasThere = isThere();
    const shown = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve(Date.now());
      });
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    });
    return { wasThere, shown };
  }, came);
  expect(await watch.evaluate(({ wasThere }) => wasThere), `${came} was there before`).toBe(false);
  return watch;
}
