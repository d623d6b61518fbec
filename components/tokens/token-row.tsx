import { ROLE_WORDS } from "#components/accounts/role-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { ApiToken } from "#lib/contracts/api-token.ts";

export function TokenRow({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const { name, role, prefix, createdAt, createdBy, lastUsedAt, revokedAt } = token;
  return (
    <li className="grid gap-x-6 gap-y-3 border-b border-line px-4 py-4 last:border-b-0 md:grid-cols-[1fr_16rem_6rem] md:items-center">
      <div className="flex min-w-0 flex-col gap-1">
        <span className="font-medium break-words">{name}</span>
        <span className="flex flex-wrap items-center gap-2">
          <code className="font-mono text-14 text-muted">{prefix}…</code>
          <Badge>{ROLE_WORDS[role].name}</Badge>
          {revokedAt === null ? null : <Badge weight="quiet">Revoked</Badge>}
        </span>
      </div>
      <div className="flex flex-col text-12 text-muted">
        <span>
          made <Time at={createdAt} detail="date" /> {createdBy === null ? "at the command line" : `by ${createdBy}`}
        </span>
        {revokedAt === null ? (
          <span>
            {lastUsedAt === null ? (
              "never used"
            ) : (
              <>
                used <Time at={lastUsedAt} />
              </>
            )}
          </span>
        ) : (
          <span>
            revoked <Time at={revokedAt} />
          </span>
        )}
      </div>
      <div className="flex md:justify-end">
        {revokedAt === null ? (
          <Button size="small" aria-label={`Revoke ${name}`} onClick={onRevoke}>
            Revoke
          </Button>
        ) : null}
      </div>
    </li>
  );
}
