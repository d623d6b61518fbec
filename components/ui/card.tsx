import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

/** A surface with a hairline. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={classNames("rounded-8 border border-line bg-surface", className)} />;
}

type SectionProps = {
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Stands at the right of the title. */
  action?: ReactNode;
  /** Anchor, and the base of the heading's id. */
  id: string;
  children: ReactNode;
};

/** A titled part of a page: the heading names the region, its content stands below. */
export function Section({ title, description, action, id, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="flex max-w-prose flex-col gap-1">
          <h2 id={`${id}-title`} className="text-20 font-semibold">
            {title}
          </h2>
          {description === undefined ? null : <p className="text-14 text-muted">{description}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
