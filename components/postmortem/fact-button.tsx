import { Pencil } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";

type FactButtonProps = {
  /** What it does, and to what; heard, and seen on hover. */
  label: string;
  onPress: () => void;
  className?: string;
};

/** The pen beside a fact that is corrected elsewhere than in its place: in a dialog. */
export function FactButton({ label, onPress, className }: FactButtonProps) {
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={label}
      title={label}
      onClick={onPress}
      className={classNames("min-w-8 pointer-coarse:min-w-11 [&_svg]:text-muted", className)}
    >
      <Pencil aria-hidden="true" />
    </Button>
  );
}
