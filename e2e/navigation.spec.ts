import { expect, type Page } from "@playwright/test";
import { openPalette, test } from "./support/fixtures.ts";

const onTheWay = (page: Page) => page.locator(".animate-on-the-way");
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("whoever presses a link sees that it was heard, and stays where they are until the page has come", async ({
  signedIn: page,
}) => {
  const ways = [
    { go: () => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click() },
    {
      go: async () => {
        await openPalette(page);
        await page.keyboard.type("settings");
        await page.keyboard.press("Enter");
      },
    },
  ];
  for (const { go } of ways) {
    await page.goto("/action-items");
    // Alive: what is pressed before that is a link of the browser's own.
    await (await openPalette(page)).press("Escape");
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    await page.route(/\/settings\?.*_rsc=/, async (route) => {
      await gate;
      await route.continue();
    });
    await go();
    await expect(onTheWay(page)).toBeVisible();
    await expect(title(page, "Action items")).toBeVisible();
    open();
    await expect(title(page, "Settings")).toBeVisible();
    await expect(onTheWay(page)).toHaveCount(0);
    await page.unroute(/\/settings\?.*_rsc=/);
  }
});

test("the page of an incident that there is not answers that it was not found", async ({ signedIn: page }) => {
  for (const address of ["/incidents/999999", "/incidents/abc", "/incidents/999999/postmortem", "/nowhere"]) {
    expect((await page.goto(address))?.status(), address).toBe(404);
  }
});
