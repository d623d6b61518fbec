import type { KeyboardEvent } from "react";

/** For a form: Enter makes a line; with Ctrl or ⌘ it sends. */
export function onSubmitKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
