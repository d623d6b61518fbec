"use client";

import { useState } from "react";
import { readText } from "#components/form/draft-text.ts";
import { useOwnDraft } from "#components/form/use-own-draft.ts";
import { useActing } from "#components/incident/incident-context.tsx";
import { UnsavedDraft } from "#components/incident/unsaved-draft.tsx";
import { CommentBox } from "#components/postmortem/comments/comment-box.tsx";
import type { CommentWrites } from "#components/postmortem/comments/use-comment-writes.ts";
import { useSending } from "#components/postmortem/comments/use-sending.ts";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { LongText } from "#components/ui/long-text.tsx";
import { Time } from "#components/ui/time.tsx";
import type { PostmortemComment } from "#lib/contracts/postmortem.ts";

export type CommentRights = {
  readonly mayWrite: boolean;
  /** The account that looks, by its id. */
  readonly me: string;
  /** Whether they may delete what others wrote. */
  readonly isAdmin: boolean;
  readonly isOffline: boolean;
};

/** A change that is sent twice is made once. */
const NONE: readonly PostmortemComment[] = [];

type CommentWordsProps = {
  comment: PostmortemComment;
  rights: CommentRights;
  writes: CommentWrites;
  /** Whether others go with it when it is deleted. */
  hasAnswers: boolean;
  /** Told once it is deleted, for the focus to go somewhere. */
  onDeleted: () => void;
};

/** What one person said, and what they may do about it. */
export function CommentWords({ comment, rights, writes, hasAnswers, onDeleted }: CommentWordsProps) {
  const { id, author, madeAt, editedAt, text } = comment;
  const { say } = useActing();
  const [isEditing, setEditing] = useState(false);
  const [isDeleting, setDeleting] = useState(false);
  const draft = useOwnDraft(`comment.edit.${id}`, text, readText);
  const deleting = useSending();
  const isMine = author.kind === "account" && author.id === rights.me;
  const mayEdit = rights.mayWrite && isMine;
  const mayDelete = rights.mayWrite && (isMine || rights.isAdmin);

  const remove = async () => {
    if ((await deleting.send(() => writes.remove(id))) === null) return;
    setDeleting(false);
    say("Comment deleted");
    onDeleted();
  };
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-muted">
        <span className="text-14 font-medium text-ink wrap-anywhere">{author.name}</span>
        <Time at={madeAt} />
        {editedAt === null ? null : <span>edited</span>}
      </p>
      {isEditing && mayEdit ? (
        <CommentBox
          label="Your comment"
          submit="Save"
          failed="The comment was not changed"
          text={draft.value}
          onChange={draft.change}
          send={(typed) => writes.change(id, { text: typed })}
          onDone={(_, sent) => {
            if (draft.settle(sent)) setEditing(false);
            say("Comment changed");
          }}
          onLeave={() => setEditing(false)}
          onDiscard={() => {
            draft.discard();
            setEditing(false);
          }}
          isOffline={rights.isOffline}
          there={NONE}
        />
      ) : (
        <>
          <LongText text={text} />
          {mayEdit && draft.isKept && draft.value !== text ? (
            <UnsavedDraft words={draft.value} onGoOn={() => setEditing(true)} onDiscard={draft.discard} />
          ) : null}
          {mayEdit || mayDelete ? (
            <div className="-ml-2 flex flex-wrap">
              {mayEdit ? (
                <Button size="small" variant="quiet" onClick={() => setEditing(true)}>
                  Edit
                </Button>
              ) : null}
              {mayDelete ? (
                <Button size="small" variant="quiet" onClick={() => setDeleting(true)}>
                  Delete
                </Button>
              ) : null}
            </div>
          ) : null}
        </>
      )}
      {isDeleting ? (
        <ConfirmDialog
          title={isMine ? "Delete your comment?" : `Delete ${author.name}’s comment?`}
          confirmLabel="Delete"
          busyLabel="Deleting"
          danger
          busy={deleting.sending}
          error={deleting.failure?.message}
          onConfirm={() => void remove()}
          onClose={() => {
            deleting.calm();
            setDeleting(false);
          }}
        >
          {hasAnswers ? "The answers to it go too. " : ""}This cannot be undone.
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
