"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Answer } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { CommentChange, NewComment, Postmortem, PostmortemComment } from "#lib/contracts/postmortem.ts";

export type CommentWrites = {
  readonly add: (comment: NewComment) => Promise<Answer<PostmortemComment>>;
  readonly change: (id: string, change: CommentChange) => Promise<Answer<PostmortemComment>>;
  readonly remove: (id: string) => Promise<Answer<void>>;
};

type Comments = readonly PostmortemComment[];

/** Writes comments, and shows at once what came of it. */
export function useCommentWrites(number: number): CommentWrites {
  const queries = useQueryClient();
  const queryKey = queryKeys.postmortem(number);

  const written = async <Value>(answer: Answer<Value>, apply: (comments: Comments, value: Value) => Comments) => {
    if (answer.ok) {
      // A refresh under way could answer last, without it.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData<Postmortem>(
        queryKey,
        (before) => before && { ...before, comments: [...apply(before.comments, answer.value)] },
      );
    }
    // Also where nothing answered: it may have been done. And where it is gone, somebody else was faster.
    void queries.invalidateQueries({ queryKey });
    return answer;
  };

  return {
    add: async (comment) => written(await api.addPostmortemComment(number, comment), put),
    change: async (id, change) => written(await api.changePostmortemComment(number, id, change), put),
    remove: async (id) =>
      written(await api.deletePostmortemComment(number, id), (comments) =>
        comments.filter((comment) => comment.id !== id && comment.answers !== id),
      ),
  };
}

function put(comments: Comments, comment: PostmortemComment): Comments {
  return comments.some(({ id }) => id === comment.id)
    ? comments.map((other) => (other.id === comment.id ? comment : other))
    : [...comments, comment];
}
