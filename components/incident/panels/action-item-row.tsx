"use client";

import { Circle, CircleCheck, Pencil, Trash2, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ExternalLink } from "#components/action-items/external-link.tsx";
import { FormFailure } from "#components/form/form-failure.tsx";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useIncidentOnPage } from "#components/incident/incident-context.tsx";
import { ActionItemForm } from "#components/incident/panels/action-item-form.tsx";
import { ActionItemWords } from "#components/incident/panels/action-item-words.tsx";
import { fieldsOf, isSame, readTypedActionItem, typedOf } from "#components/incident/panels/typed-action-item.ts";
import { actionItemId } from "#components/incident/paths.ts";
import { UnsavedDraft } from "#components/incident/unsaved-draft.tsx";
import { useCommand } from "#components/incident/use-command.ts";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";
import type { ActionItem } from "#lib/incident/action-item.ts";

type ActionItemRowProps = {
  item: ActionItem;
  /** Told before it is taken off, so that the row can stay where its button has the focus. */
  onRemove: () => void;
};

/** An action item to be ticked, edited in place, taken off and put back. */
export function ActionItemRow({ item, onRemove }: ActionItemRowProps) {
  const { record, send, may, say } = useIncidentOnPage();
  const { give, sending, failure } = useCommand();
  const [editing, setEditing] = useState(false);
  /** What the box was set to, until the record says it too. */
  const [ticked, setTicked] = useState<boolean | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const editor = useRef<HTMLLIElement>(null);
  const wasEditing = useRef(false);
  const { id, text, link, completedAt, removedAt } = item;
  const initial = typedOf(item, record.version);
  const draft = useOwnDraft(`action-item.${record.number}.${id}`, initial, readTypedActionItem, (typed) =>
    isSame(typed, initial),
  );
  const isDone = completedAt !== null;
  const isRemoved = removedAt !== null;
  const mayEdit = may("edit-action-item");

  useEffect(() => {
    if (editing) editor.current?.querySelector("textarea")?.focus();
    else if (wasEditing.current) editButton.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  const tick = async (done: boolean) => {
    if (sending) return;
    setTicked(done);
    await give(
      { type: done ? "complete-action-item" : "reopen-action-item", item: id },
      done ? "Action item done" : "Action item open again",
    );
    setTicked(null);
  };

  if (editing) {
    return (
      <li ref={editor} id={actionItemId(id)} className="py-3">
        <ActionItemForm
          draft={draft}
          initial={initial}
          submit="Save"
          failed="The action item was not changed"
          send={({ version, ...typed }) =>
            send({
              type: "edit-action-item",
              expectedVersion: version,
              item: id,
              ...fieldsOf({ ...typed, version }),
            })
          }
          onDone={(isAll) => {
            if (isAll) setEditing(false);
            say("Action item changed");
          }}
          onCancel={() => setEditing(false)}
        />
      </li>
    );
  }
  const words = (
    <span className={classNames("min-w-0 flex-1", (isDone || isRemoved) && "text-muted line-through")}>
      <ActionItemWords {...item} />
    </span>
  );
  return (
    <li id={actionItemId(id)} className="flex flex-col gap-1 py-2">
      <div className="flex items-start gap-2">
        {mayEdit && !isRemoved ? (
          <label className={WORDS}>
            <input
              type="checkbox"
              checked={ticked ?? isDone}
              onChange={({ target }) => void tick(target.checked)}
              className="mt-[2px] size-4 shrink-0 accent-accent"
            />
            {words}
          </label>
        ) : (
          <div className={WORDS}>
            <State isDone={isDone} />
            {words}
          </div>
        )}
        {mayEdit ? (
          <div className="flex shrink-0">
            {isRemoved ? null : (
              <Button
                ref={editButton}
                size="small"
                variant="quiet"
                aria-label={`Edit: ${text}`}
                title="Edit"
                onClick={() => setEditing(true)}
                className="min-w-8 pointer-coarse:min-w-11 [&_svg]:text-muted"
              >
                <Pencil aria-hidden="true" />
              </Button>
            )}
            <Button
              key="remove"
              size="small"
              variant="quiet"
              busy={sending}
              aria-label={isRemoved ? `Put back: ${text}` : `Remove: ${text}`}
              title={isRemoved ? "Put back" : "Remove"}
              onClick={() => {
                if (isRemoved) void give({ type: "restore-action-item", item: id }, "Action item put back");
                else {
                  onRemove();
                  void give(
                    { type: "remove-action-item", expectedVersion: record.version, item: id },
                    "Action item removed. The same button puts it back",
                  );
                }
              }}
              className="min-w-8 pointer-coarse:min-w-11 [&_svg]:text-muted"
            >
              {isRemoved ? (
                <>
                  <Undo2 aria-hidden="true" />
                  Undo
                </>
              ) : (
                <Trash2 aria-hidden="true" />
              )}
            </Button>
          </div>
        ) : null}
      </div>
      {link === null ? null : (
        <span className="pl-6">
          <ExternalLink href={link} />
        </span>
      )}
      {mayEdit && !isRemoved && draft.isKept ? (
        <UnsavedDraft
          words={draft.value.text}
          onGoOn={() => setEditing(true)}
          onDiscard={() => {
            draft.discard();
            editButton.current?.focus();
          }}
        />
      ) : null}
      <FormFailure failure={failure} title="The action item was not changed" fields={[]} />
    </li>
  );
}

const WORDS = "flex min-h-8 min-w-0 flex-1 items-start gap-2 py-1 text-14 pointer-coarse:min-h-11";

/** In place of the box, where it cannot be ticked. */
function State({ isDone }: { isDone: boolean }) {
  const Shape = isDone ? CircleCheck : Circle;
  return (
    <>
      <Shape aria-hidden="true" className="mt-[2px] size-4 shrink-0 text-muted" />
      <span className="sr-only">{isDone ? "Done:" : "Open:"}</span>
    </>
  );
}
