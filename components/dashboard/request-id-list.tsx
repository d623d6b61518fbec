import { CopyButton } from "#components/ui/copy-button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";

/** What Intercom's support asks for. */
export function RequestIdList({ ids }: { ids: readonly string[] }) {
  return (
    <Disclosure summary={ids.length === 1 ? "1 request id" : `${ids.length} request ids`}>
      <ul className="flex flex-col gap-1">
        {ids.map((id) => (
          <li key={id} className="flex items-center gap-1">
            <code className="min-w-0 flex-1 font-mono text-12 break-all">{id}</code>
            <CopyButton text={id} what="request id" iconOnly />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
