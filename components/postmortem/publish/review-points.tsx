import type { ReactNode } from "react";
import { isComplete, lacksText, type Review } from "#components/postmortem/publish/review.ts";
import { StateIcon } from "#components/ui/state-mark.tsx";

type ReviewPointsProps = {
  review: Review;
  /** Edits of this person that the server has not stored yet. */
  unsaved: number;
  /** Leads to a block of the document. */
  onGo: (block: string) => void;
};

/** What a reader would miss, each with the way to where it is put right. */
export function ReviewPoints({ review, unsaved, onGo }: ReviewPointsProps) {
  const { isOpen, items, hasNoItems, empty, unresolved } = review;
  if (isComplete(review) && unsaved === 0) {
    return (
      <p className="flex items-center gap-2 text-14">
        <StateIcon meaning="healthy" />
        Nothing is missing.
      </p>
    );
  }
  return (
    <ul className="flex flex-col gap-3 text-14">
      {unsaved === 0 ? null : (
        <Point>
          {unsaved === 1 ? "An edit of yours is" : `${unsaved} edits of yours are`} not saved yet and would not be in
          it. Wait until the page says “Saved”.
        </Point>
      )}
      {isOpen ? <Point>The incident is not resolved yet: its end and duration are still open.</Point> : null}
      {items.length === 0 ? null : (
        <Point>
          {items.length === 1 ? "An action item lacks" : `${items.length} action items lack`} an owner or a due date:
          <ul className="flex flex-col gap-1 pt-1">
            {items.map((one) => (
              <li key={one.item.id}>
                <GoButton onClick={() => onGo("action-items")} remark={`(${lacksText(one)})`}>
                  {one.item.text}
                </GoButton>
              </li>
            ))}
          </ul>
        </Point>
      )}
      {hasNoItems ? (
        <Point>
          There are no <GoButton onClick={() => onGo("action-items")}>action items</GoButton>.
        </Point>
      ) : null}
      {empty.length === 0 ? null : (
        <Point>
          {empty.length === 1 ? "A section is" : `${empty.length} sections are`} empty:
          <ul className="flex flex-col gap-1 pt-1">
            {empty.map(({ id, title }) => (
              <li key={id}>
                <GoButton onClick={() => onGo(id)}>{title}</GoButton>
              </li>
            ))}
          </ul>
        </Point>
      )}
      {unresolved === 0 ? null : (
        <Point>{unresolved === 1 ? "A comment is not resolved." : `${unresolved} comments are not resolved.`}</Point>
      )}
    </ul>
  );
}

function Point({ children }: { children: ReactNode }) {
  return (
    <li className="flex gap-2">
      <span className="mt-[2px]">
        <StateIcon meaning="degraded" />
      </span>
      <div className="min-w-0 flex-1 wrap-anywhere">{children}</div>
    </li>
  );
}

type GoButtonProps = { onClick: () => void; remark?: string; children: ReactNode };

function GoButton({ onClick, remark, children }: GoButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="inline rounded-4 text-left wrap-anywhere pointer-coarse:min-h-11"
    >
      <span className="font-medium text-accent-ink underline underline-offset-4">{children}</span>
      {remark === undefined ? null : ` ${remark}`}
    </button>
  );
}
