import { TextLink } from "#components/ui/text-link.tsx";
import { LEAVES } from "#lib/runbook/leaf.ts";
import { LEAF_MEANINGS } from "#lib/runbook/leaf-meaning.ts";

/** The sections of the page, by anchor. */
const SECTIONS = [
  { id: "walk", title: "Walk the tree" },
  { id: "tree", title: "Decision tree" },
  { id: "severities", title: "Severity levels" },
  { id: "playbooks", title: "Playbooks" },
  { id: "error-handling", title: "Error handling" },
  { id: "corrections", title: "What facts corrected" },
] as const;

/** The links of the page's own contents. */
export function Contents() {
  return (
    <ul className="flex flex-col gap-1 text-14">
      {SECTIONS.map(({ id, title }) => (
        <li key={id}>
          <ContentsLink href={`#${id}`}>{title}</ContentsLink>
          {id === "playbooks" ? (
            <ul className="flex flex-col gap-1 pt-1 pl-4">
              {LEAVES.map((leaf) => (
                <li key={leaf}>
                  <ContentsLink href={`#playbook-${leaf}`}>{LEAF_MEANINGS[leaf].title}</ContentsLink>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function ContentsLink({ href, children }: { href: string; children: string }) {
  return (
    <TextLink href={href} className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
      {children}
    </TextLink>
  );
}
