"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { MessageSquare, X } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { NEW } from "#components/postmortem/comments/comment-desk.ts";
import { CommentsHead, commentsText } from "#components/postmortem/comments/comments-head.tsx";
import { isOpen as isOpenThread } from "#components/postmortem/comments/threads.ts";
import { type ThreadsProps, useThreads } from "#components/postmortem/comments/use-threads.tsx";
import { buttonClasses } from "#components/ui/button-classes.ts";
import { BACKDROP } from "#components/ui/popup-classes.ts";

/** A button at the lower edge of the screen, and the threads in a sheet from below. A mark that is pressed opens it, too. */
export function CommentsSheet(props: ThreadsProps) {
  const { comments, asked } = props;
  const { desk, view, threads } = comments;
  const { active } = view;
  const [isOpen, setOpen] = useState(false);
  const [seen, setSeen] = useState({ asked, active });
  // What is asked for, and what is pressed in the text, is in the sheet.
  if (seen.asked !== asked || seen.active !== active) {
    setSeen({ asked, active });
    if (seen.asked !== asked || active !== null) setOpen(true);
  }
  const open = threads.filter(isOpenThread).length;
  /** Whoever goes to the text takes the focus there. */
  const goesToText = useRef(false);
  const change = (opens: boolean) => {
    if (opens) goesToText.current = false;
    setOpen(opens);
    // The same mark, pressed again, opens it again.
    if (!opens) desk.select(null);
  };
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={change}>
      <div className={PLACE}>
        <BaseDialog.Trigger className={buttonClasses("secondary", "medium", "shadow-float")}>
          <MessageSquare aria-hidden="true" />
          {commentsText(open)}
        </BaseDialog.Trigger>
      </div>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={BACKDROP} />
        <BaseDialog.Popup
          className={SHEET}
          // To the thread that was pressed, or the box that was asked for: see `Threads`.
          initialFocus={active === null && asked === 0}
          finalFocus={() => !goesToText.current}
        >
          <div className="flex items-center justify-between gap-4">
            <BaseDialog.Title className="text-20 font-semibold">{commentsText(open)}</BaseDialog.Title>
            <BaseDialog.Close
              aria-label="Close"
              className="-m-2 grid size-11 shrink-0 place-items-center rounded-8 text-muted hover:bg-sunken hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </BaseDialog.Close>
          </div>
          <Threads
            {...props}
            onText={() => {
              change(false);
              goesToText.current = true;
            }}
          />
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** On a phone above the navigation. */
const PLACE = "fixed right-4 bottom-4 z-20 print:hidden max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]";

const SHEET =
  "fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[80dvh] max-w-prose flex-col gap-4 overflow-y-auto overscroll-contain " +
  "rounded-t-8 bg-raised p-4 shadow-float transition-[opacity,translate] " +
  "data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0";

function Threads({ onText, ...props }: ThreadsProps & { onText: () => void }) {
  const shown = useThreads(props, onText);
  const { view, mayWrite } = props.comments;
  const { active } = view;
  // Once the sheet has taken the focus for itself. A box that was asked for takes it by itself.
  const visit = useEffectEvent(() => {
    if (active !== null && (active !== NEW || props.asked === 0)) shown.focus(active);
  });
  useEffect(() => {
    const waiting = setTimeout(() => visit());
    return () => clearTimeout(waiting);
  }, []);
  return (
    <>
      <CommentsHead shown={shown} mayWrite={mayWrite} />
      <ol className="flex flex-col gap-3">
        {shown.pieces.map(({ id, card }) => (
          <li key={id}>{card}</li>
        ))}
      </ol>
    </>
  );
}
