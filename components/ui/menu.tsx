"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode, RefObject } from "react";

const ITEM =
  "flex min-h-9 items-center gap-2 rounded-4 px-2 text-14 outline-none select-none pointer-coarse:min-h-11 " +
  "data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

type MenuProps = {
  open: boolean;
  onClose: () => void;
  /** The button that opens it: the menu stands at it, and gives focus back to it. */
  button: RefObject<HTMLButtonElement | null>;
  /** An element near the button that does not clip. */
  place: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/**
 * Actions behind a button: arrow keys move, typing jumps, Escape closes. The button is not part of it, so that the menu
 * can be loaded when it is first asked for, without the button losing its place or its focus.
 */
export function Menu({ open, onClose, button, place, children }: MenuProps) {
  return (
    <BaseMenu.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      {/* Beside its button, so that it belongs to the same landmark. */}
      <BaseMenu.Portal container={place}>
        <BaseMenu.Positioner
          anchor={button}
          sideOffset={8}
          align="end"
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <BaseMenu.Popup
            finalFocus={button}
            className="flex min-w-52 flex-col gap-1 rounded-8 bg-raised p-1 shadow-float outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

type MenuItemProps = {
  onSelect: () => void;
  /** For what takes a while: the menu then stays and can say so. */
  keepOpen?: boolean;
  children: ReactNode;
};

export function MenuItem({ onSelect, keepOpen = false, children }: MenuItemProps) {
  return (
    <BaseMenu.Item onClick={onSelect} closeOnClick={!keepOpen} className={ITEM}>
      {children}
    </BaseMenu.Item>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="-mx-1 my-0 h-px bg-line" />;
}

/** A titled group of which one is chosen; choosing keeps the menu open. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; icon: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
      <BaseMenu.Group>
        <BaseMenu.GroupLabel className="px-2 py-1 text-12 text-muted">{label}</BaseMenu.GroupLabel>
        {options.map((option) => (
          <BaseMenu.RadioItem key={option.value} value={option.value} className={ITEM}>
            {option.icon}
            <span className="flex-1">{option.label}</span>
            <BaseMenu.RadioItemIndicator>
              <Check aria-hidden="true" />
            </BaseMenu.RadioItemIndicator>
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.Group>
    </BaseMenu.RadioGroup>
  );
}
