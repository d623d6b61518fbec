import { ExternalLink } from "lucide-react";
import { PrintedDisclosure } from "#components/runbook/printed-disclosure.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import type { StepView } from "#lib/contracts/playbook.ts";

/** How a step is done: in words, the command or code to be copied, what to expect, and where. */
export function StepHow({ step: { text, command, code, expected, link } }: { step: StepView }) {
  return (
    <>
      <p className="max-w-prose text-14">{text}</p>
      {command === undefined ? null : <CodeBlock text={command} what="command" />}
      {code === undefined ? null : (
        <PrintedDisclosure summary="Show the code">
          <CodeBlock text={code} what="code" />
        </PrintedDisclosure>
      )}
      {expected === undefined ? null : (
        <p className="max-w-prose text-14">
          <span className="font-medium">Expected: </span>
          {expected}
        </p>
      )}
      {link === undefined ? null : (
        <a
          href={link.href}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-6 items-center gap-1 self-start text-14 font-medium text-accent-ink underline underline-offset-4"
        >
          {link.label}
          <ExternalLink aria-hidden="true" className="size-4" />
          <span className="sr-only">(opens in a new tab)</span>
        </a>
      )}
    </>
  );
}
