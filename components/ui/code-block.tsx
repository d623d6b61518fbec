import { CopyButton } from "#components/ui/copy-button.tsx";

/** Text to be run or pasted as it stands: wraps instead of hiding, copies without the wrapping, joins no `--` to a dash. */
export function CodeBlock({ text, what }: { text: string; what: string }) {
  return (
    <div className="flex items-start gap-2 rounded-8 border border-line bg-sunken p-1 pl-3">
      <pre className="min-w-0 flex-1 [font-variant-ligatures:none] py-1 font-mono text-14 break-words whitespace-pre-wrap">
        <code>{text}</code>
      </pre>
      <CopyButton text={text} what={what} iconOnly />
    </div>
  );
}
