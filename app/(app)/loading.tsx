import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";

export default function Loading() {
  return (
    <SkeletonGroup label="Loading the page" className="flex flex-col gap-6">
      <Skeleton className="h-9 w-64" />
      <Skeleton className="h-72 w-full" />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
        <Skeleton className="h-32" />
      </div>
    </SkeletonGroup>
  );
}
