/**
 * The text after a choice was pressed. A choice takes the place of nothing and of what was itself filled in, and stands
 * after what a person typed: no press may lose words. Pressed again, it goes.
 * @param replaceable texts that were filled in, whole, in whose place the choice comes
 */
export function pressChoice(text: string, choice: string, replaceable: readonly string[] = []): string {
  const typed = text.trim();
  if (isChosen(typed, choice)) return capitalised(typed.replace(partOf(choice), "").replace(/^, /, ""));
  if (typed === "" || replaceable.some((filled) => isSame(filled, typed))) return choice;
  return `${typed}, ${uncapitalised(choice)}`;
}

/** Whether the choice is one of the parts of the text. */
export function isChosen(text: string, choice: string): boolean {
  return partOf(choice).test(text.trim());
}

/** The choice between commas or ends, with the comma before it. A choice may itself hold commas. */
function partOf(choice: string): RegExp {
  return new RegExp(`(?:^|, )${choice.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?=, |$)`, "i");
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
