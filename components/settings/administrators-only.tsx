import { Notice } from "#components/ui/notice.tsx";

/** In place of a page that this role may not see: who may, and whom to ask. */
export function AdministratorsOnly({ what }: { what: string }) {
  return (
    <Notice title={`Only administrators see ${what}`}>
      Ask one to make the change for you, or to make you an administrator.
    </Notice>
  );
}
