import { describe, expect, it } from "vitest";
import { draftsIn } from "#components/form/draft-store.ts";
import { ownDrafts } from "#components/form/own-drafts.ts";

/** What a browser gives: one storage for all tabs, and one for each. */
function storage() {
  const kept = new Map<string, string>();
  return draftsIn(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  }));
}

const KEY = "offhook.draft.ann.note.42";

function twoTabs() {
  const browser = storage();
  return { browser, one: ownDrafts({ tab: storage(), browser }), other: ownDrafts({ tab: storage(), browser }) };
}

describe("ownDrafts", () => {
  it("given two tabs that type the same field, then each finds its own words again, and a new tab the last ones", () => {
    const { browser, one, other } = twoTabs();
    one.write(KEY, "mine");
    other.write(KEY, "yours");
    expect([one.read(KEY), other.read(KEY)]).toEqual(["mine", "yours"]);
    expect(ownDrafts({ tab: storage(), browser }).read(KEY)).toBe("yours");
  });

  it("given words whose answer was lost, then they are sent again under the same key, until they are forgotten", () => {
    const { one } = twoTabs();
    const key = one.sendKey(KEY, "mine");
    expect(one.sendKey(KEY, "mine, and more")).not.toBe(key);
    expect(one.sendKey(KEY, "mine")).toBe(key);
    one.forget(KEY, () => true);
    expect(one.sendKey(KEY, "mine")).not.toBe(key);
  });

  it("given a page that has looked, then what another tab types later is not its own, and what it found is, until it is sent", () => {
    const { one, other } = twoTabs();
    expect(one.read(KEY)).toBeNull();
    other.write(KEY, "yours");
    expect(one.read(KEY)).toBeNull();

    const { browser, one: later } = twoTabs();
    browser.write(KEY, "of a tab that was closed");
    expect(later.read(KEY)).toBe("of a tab that was closed");
    later.forget(KEY, (text) => text === "of a tab that was closed");
    expect([later.read(KEY), browser.read(KEY)]).toEqual([null, null]);
  });

  it("given one tab's words were sent, then the other's stay, also for a new tab", () => {
    const { browser, one, other } = twoTabs();
    one.write(KEY, "mine");
    other.write(KEY, "yours");
    one.forget(KEY, (text) => text === "mine");
    expect(browser.read(KEY)).toBe("yours");
    expect(other.read(KEY)).toBe("yours");
    other.forget(KEY, (text) => text === "yours");
    expect([browser.read(KEY), one.read(KEY), other.read(KEY)]).toEqual([null, null, null]);
  });

  it("given a tab that was closed, then its words are forgotten where they were sent from the next one", () => {
    const { browser, one, other } = twoTabs();
    one.write(KEY, "half a sentence");
    expect(other.read(KEY)).toBe("half a sentence");
    other.forget(KEY, (text) => text === "half a sentence");
    expect(browser.read(KEY)).toBeNull();
  });
});

describe("draftsIn", () => {
  it("given a browser that refuses its storage, then a draft lives as long as the page", () => {
    const refusing = draftsIn(() => {
      throw new DOMException("denied", "SecurityError");
    });
    refusing.write(KEY, "typed");
    expect(refusing.read(KEY)).toBe("typed");
    refusing.write(KEY, null);
    expect(refusing.read(KEY)).toBeNull();
  });
});
