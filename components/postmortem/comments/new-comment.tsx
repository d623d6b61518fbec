"use client";

import type { Ref } from "react";
import { useActing } from "#components/incident/incident-context.tsx";
import { CommentBox } from "#components/postmortem/comments/comment-box.tsx";
import type { Place } from "#components/postmortem/comments/found-place.ts";
import { Quote } from "#components/postmortem/comments/quote.tsx";
import type { CommentWrites } from "#components/postmortem/comments/use-comment-writes.ts";
import type { Comments } from "#components/postmortem/comments/use-comments.ts";

type NewCommentProps = {
  comments: Comments;
  place: Place;
  isGone: boolean;
  /** Not where it is only found again. */
  isAskedFor: boolean;
  writes: CommentWrites;
  onDone: (id: string) => void;
  /** To the text that it is about. */
  onLeave: () => void;
  ref?: Ref<HTMLElement>;
};

/** The box for a comment on what was selected. Kept, place and words, until it is sent or discarded. */
export function NewComment({ comments, place, isGone, isAskedFor, writes, onDone, onLeave, ref }: NewCommentProps) {
  const { say } = useActing();
  const { draft, threads, isOffline, me } = comments;
  const there = threads
    .map(({ comment }) => comment)
    .filter(({ author, place: at }) => author.id === me && at?.start === place.start && at.end === place.end);
  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label="A new comment"
      className="flex flex-col gap-3 rounded-8 border border-accent bg-surface p-3 shadow-float"
    >
      <Quote quote={place.quote} isGone={isGone} onShow={onLeave} />
      <CommentBox
        label="Your comment"
        submit="Comment"
        failed="The comment was not added"
        text={draft.value.text}
        onChange={(text) => draft.change({ place, text })}
        send={(text) => writes.add({ place, text })}
        onDone={(comment, text) => {
          // What was typed while it was under way goes on, at the same place.
          draft.settle({ place, text });
          say("Comment added");
          onDone(comment.id);
        }}
        onLeave={onLeave}
        onDiscard={() => {
          draft.discard();
          onLeave();
        }}
        isOffline={isOffline}
        there={there}
        takesFocus={isAskedFor}
      />
    </article>
  );
}
