import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <SkeletonGroup label="Loading the page" className="flex flex-col gap-4">
      <Skeleton className="h-9 w-64 max-w-full" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-96 w-full" />
    </SkeletonGroup>
  );
}
