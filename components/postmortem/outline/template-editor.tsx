"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { OutlineForm } from "#components/postmortem/outline/outline-form.tsx";
import { Section } from "#components/ui/card.tsx";
import { Time } from "#components/ui/time.tsx";
import { toast } from "#components/ui/toast.tsx";
import { useIsAlive } from "#components/ui/use-is-alive.ts";
import { valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { PostmortemTemplate } from "#lib/contracts/postmortem.ts";
import { isOfRunbook, RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";

type TemplateEditorProps = { initial: PostmortemTemplate; mayChange: boolean };

/** What new postmortems begin with: read by all, changed by administrators. */
export function TemplateEditor({ initial, mayChange }: TemplateEditorProps) {
  const queries = useQueryClient();
  const queryKey = queryKeys.postmortemTemplate;
  const { data } = useQuery<PostmortemTemplate>({
    queryKey,
    queryFn: async () => valueOrThrow(await api.readPostmortemTemplate()),
    initialData: initial,
  });
  const { outline, version, changed } = useIsAlive() ? data : initial;
  return (
    <Section
      id="template"
      title="Sections of a postmortem"
      description="What new postmortems begin with. Those that are there keep their sections, and each can be given others. As it comes, it is the runbook's format."
    >
      <p className="text-14 text-muted">
        {changed === null ? (
          "The runbook's: nobody has changed it."
        ) : (
          <>
            Changed by {changed.by.name}, <Time at={changed.at} />
          </>
        )}
      </p>
      {mayChange ? (
        <div className="max-w-prose">
          <OutlineForm
            draftName="postmortem-template"
            recorded={{ outline, version }}
            removed={[]}
            reset={{
              label: "Back to the runbook's",
              read: async () => ({ ok: true, value: RUNBOOK_OUTLINE }),
            }}
            save={async ({ outline: wanted, version: expectedVersion }) => {
              const answer = await api.changePostmortemTemplate({ expectedVersion, outline: [...wanted] });
              if (!answer.ok) return answer;
              queries.setQueryData<PostmortemTemplate>(queryKey, answer.value);
              return { ok: true, value: answer.value.version };
            }}
            onConflict={() => void queries.invalidateQueries({ queryKey })}
            onSaved={() => toast("success", "The template is saved")}
          />
        </div>
      ) : (
        <>
          <ol className="flex max-w-prose flex-col divide-y divide-line rounded-8 border border-line">
            {outline.map(({ id, kind, title }) => (
              <li key={id} className="px-3 py-2">
                <span className="wrap-anywhere">{title}</span>
                <span className="block text-12 text-muted">
                  {kind === "narrative" ? "Text" : "Facts of the record"}
                  {isOfRunbook(id) ? ", asked for by the runbook" : null}
                </span>
              </li>
            ))}
          </ol>
          <p className="text-14 text-muted">Administrators change it.</p>
        </>
      )}
    </Section>
  );
}
