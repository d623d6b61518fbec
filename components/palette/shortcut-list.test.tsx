import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ShortcutList } from "#components/palette/shortcut-list.tsx";
import { SHORTCUT_IDS, shortcut } from "#components/palette/shortcuts.ts";

const shown = (role: "responder" | "viewer") => renderToStaticMarkup(<ShortcutList role={role} />);

it("given a responder, shows every shortcut of the table", () => {
  for (const id of SHORTCUT_IDS) expect(shown("responder")).toContain(shortcut(id).does);
});

it("given a viewer, leaves out what the role may not do", () => {
  expect(shown("viewer")).not.toContain(shortcut("declare").does);
  expect(shown("viewer")).toContain(shortcut("incidents").does);
});
