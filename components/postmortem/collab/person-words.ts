import type { Person } from "#components/postmortem/collab/collab-context.tsx";

/** Two letters at most, for a small circle. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const [first = ""] = words;
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return (firstLetter(first) + firstLetter(last)).toUpperCase();
}

/** What is told of somebody beside their name. */
export function personRemark({ isMe, mayWrite }: Pick<Person, "isMe" | "mayWrite">): string {
  return [isMe ? "you" : "", mayWrite ? "" : "reads only"].filter((part) => part !== "").join(", ");
}

/** Everybody by name, for whoever cannot see the circles. */
export function peopleWords(people: readonly Person[]): string {
  const names = people.map((person) => {
    const remark = personRemark(person);
    return remark === "" ? person.name : `${person.name} (${remark})`;
  });
  return `${countWords(people.length)}: ${names.join(", ")}`;
}

export function countWords(people: number): string {
  return people === 1 ? "1 person here" : `${people} people here`;
}

/** As the eye takes it: an accent or a flag may be several characters. */
function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? "";
}
