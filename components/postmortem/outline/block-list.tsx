"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useId, useRef } from "react";
import { LONGEST_TITLE, moved, renamed, without } from "#components/postmortem/outline/outline-edit.ts";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { classNames } from "#components/ui/class-names.ts";
import { CONTROL } from "#components/ui/control-classes.ts";
import { type Block, isOfRunbook, type Outline } from "#lib/runbook/outline.ts";

type BlockListProps = {
  outline: Outline;
  onChange: (outline: Outline) => void;
  /** What the server says is wrong, by its own names of fields: `outline.2.title`. */
  errors: Readonly<Record<string, string>>;
  /** Says what was done to whoever listens. */
  say: (text: string) => void;
};

/** The sections in their order: renamed where they stand, moved by buttons that keep the focus, and a team's own taken off. */
export function BlockList({ outline, onChange, errors, say }: BlockListProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (block: Block, by: -1 | 1) => {
    const next = moved(outline, block.id, by);
    if (next === outline) return;
    onChange(next);
    say(`${block.title} is now ${next.findIndex(({ id }) => id === block.id) + 1} of ${next.length}`);
  };
  const remove = (block: Block, index: number) => {
    // What was pressed goes with it: its neighbour takes the focus.
    const rows = list.current?.children;
    const neighbour = rows?.[index + 1] ?? rows?.[index - 1];
    neighbour?.querySelector("input")?.focus();
    onChange(without(outline, block.id));
    say(`${block.title} removed`);
  };
  return (
    <ol ref={list} className="flex flex-col divide-y divide-line rounded-8 border border-line">
      {outline.map((block, index) => (
        <BlockRow
          key={block.id}
          block={block}
          error={errors[`outline.${index}.title`]}
          isFirst={index === 0}
          isLast={index === outline.length - 1}
          onRename={(title) => onChange(renamed(outline, block.id, title))}
          onMove={(by) => move(block, by)}
          onRemove={isOfRunbook(block.id) ? undefined : () => remove(block, index)}
        />
      ))}
    </ol>
  );
}

type BlockRowProps = {
  block: Block;
  error: string | undefined;
  isFirst: boolean;
  isLast: boolean;
  onRename: (title: string) => void;
  onMove: (by: -1 | 1) => void;
  /** Undefined for what every postmortem has. */
  onRemove: (() => void) | undefined;
};

function BlockRow({ block, error, isFirst, isLast, onRename, onMove, onRemove }: BlockRowProps) {
  const id = useId();
  const { title } = block;
  return (
    <li className="flex flex-wrap items-center gap-1 p-2">
      <input
        type="text"
        aria-label={`Title of the section ${block.id}`}
        aria-describedby={classNames(error !== undefined && `${id}-error`, `${id}-kind`)}
        aria-invalid={error === undefined ? undefined : true}
        value={title}
        maxLength={LONGEST_TITLE}
        autoComplete="off"
        onChange={({ target }) => onRename(target.value)}
        className={classNames(CONTROL, "min-w-0 flex-1 max-sm:basis-full")}
      />
      <div className="flex shrink-0 max-sm:order-3">
        <RowButton label={`Move up: ${title}`} isOff={isFirst} onPress={() => onMove(-1)}>
          <ArrowUp aria-hidden="true" />
        </RowButton>
        <RowButton label={`Move down: ${title}`} isOff={isLast} onPress={() => onMove(1)}>
          <ArrowDown aria-hidden="true" />
        </RowButton>
        {onRemove === undefined ? (
          <span className="w-8 pointer-coarse:w-11" />
        ) : (
          <RowButton label={`Remove: ${title}`} isOff={false} onPress={onRemove}>
            <Trash2 aria-hidden="true" />
          </RowButton>
        )}
      </div>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="basis-full text-14 text-failing max-sm:order-1">
          {error}
        </p>
      )}
      {/* On a phone beside the buttons: a title needs the whole row. */}
      <p
        id={`${id}-kind`}
        className="px-1 text-12 text-muted max-sm:order-2 max-sm:min-w-0 max-sm:flex-1 sm:basis-full"
      >
        {block.kind === "narrative" ? "Text" : "Facts of the record"}
        {onRemove === undefined ? ", asked for by the runbook" : null}
      </p>
    </li>
  );
}

type RowButtonProps = { label: string; isOff: boolean; onPress: () => void; children: React.ReactNode };

/** One that is off keeps the focus of whoever has just pressed it. */
function RowButton({ label, isOff, onPress, children }: RowButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onPress}
      className={buttonClasses(
        "quiet",
        "small",
        "min-w-8 pointer-coarse:min-w-11 aria-disabled:opacity-40 [&_svg]:text-muted",
      )}
    >
      {children}
    </button>
  );
}
