import { ROLE_WORDS } from "#components/accounts/role-words.ts";
import { roleGiver, signInWords } from "#components/accounts/sign-in-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Account } from "#lib/contracts/account.ts";

export type AccountTask = "edit" | "password" | "disable" | "enable";

type AccountRowProps = { account: Account; isOwn: boolean; onTask: (task: AccountTask) => void };

export function AccountRow({ account, isOwn, onTask }: AccountRowProps) {
  const { name, email, role, disabledAt, lastSignInAt, signsInBy } = account;
  const giver = roleGiver(account);
  return (
    <li className="grid gap-x-6 gap-y-3 border-b border-line px-4 py-4 last:border-b-0 md:grid-cols-[1fr_15rem_20rem] md:items-center">
      <div className="flex min-w-0 flex-col">
        <span className="font-medium break-words">
          {name}
          {isOwn ? <span className="font-normal text-muted"> (you)</span> : null}
        </span>
        <span className="text-14 break-all text-muted">{email}</span>
        <span className="text-12 wrap-anywhere text-muted">{signInWords(account)}</span>
      </div>
      <div className="flex flex-col items-start gap-1 text-12 text-muted">
        <span className="flex flex-wrap gap-2">
          <Badge>{ROLE_WORDS[role].name}</Badge>
          {disabledAt === null ? null : <Badge weight="quiet">Disabled</Badge>}
        </span>
        {giver === null ? null : <span className="wrap-anywhere">role from {giver}: set at each sign-in</span>}
        {disabledAt !== null ? (
          <span>
            since <Time at={disabledAt} />
          </span>
        ) : lastSignInAt === null ? (
          <span>has not signed in yet</span>
        ) : (
          <span>
            signed in <Time at={lastSignInAt} />
          </span>
        )}
      </div>
      <div className="flex flex-wrap gap-1">
        <Button size="small" aria-label={`Edit ${name}`} onClick={() => onTask("edit")}>
          Edit
        </Button>
        {signsInBy.password ? (
          <Button size="small" aria-label={`New password for ${name}`} onClick={() => onTask("password")}>
            New password
          </Button>
        ) : (
          <Button size="small" aria-label={`Set a password for ${name}`} onClick={() => onTask("password")}>
            Set a password
          </Button>
        )}
        {disabledAt === null ? (
          <Button size="small" aria-label={`Disable ${name}`} onClick={() => onTask("disable")}>
            Disable
          </Button>
        ) : (
          <Button size="small" aria-label={`Enable ${name}`} onClick={() => onTask("enable")}>
            Enable
          </Button>
        )}
      </div>
    </li>
  );
}
