import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Review, reviewOf } from "#components/postmortem/publish/review.ts";
import { ReviewPoints } from "#components/postmortem/publish/review-points.tsx";
import { Log } from "#lib/incident/testing.ts";
import { RUNBOOK_OUTLINE } from "#lib/runbook/outline.ts";

const COMPLETE: Review = { isOpen: false, items: [], hasNoItems: false, empty: [], unresolved: 0 };

function told(review: Review, unsaved = 0): string {
  const html = renderToStaticMarkup(<ReviewPoints review={review} unsaved={unsaved} onGo={() => {}} />);
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

describe("the review before publishing", () => {
  it("given nothing is missing, then it says so", () => {
    expect(told(COMPLETE)).toContain("Nothing is missing.");
  });

  it("given an incident of this minute, then everything that is missing is named", () => {
    const { state } = new Log().do({ type: "add-action-item", text: "Alert on 401", owner: null, due: null });
    const text = told(reviewOf(state, { outline: [...RUNBOOK_OUTLINE], comments: [] }, { summary: "Words" }));
    expect(text).toContain("The incident is not resolved yet");
    expect(text).toContain("An action item lacks an owner or a due date: Alert on 401 (no owner, no due date)");
    expect(text).toContain("A section is empty: Root Cause");
    expect(text).not.toContain("Summary");
    expect(text).not.toContain("comment");
  });

  it("given open comments and edits on their way, then they are counted", () => {
    const text = told({ ...COMPLETE, unresolved: 2, hasNoItems: true }, 3);
    expect(text).toContain("2 comments are not resolved.");
    expect(text).toContain("3 edits of yours are not saved yet");
    expect(text).toContain("There are no action items .");
  });
});
