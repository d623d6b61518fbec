"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { AccountRow, type AccountTask } from "#components/accounts/account-row.tsx";
import { useAccounts } from "#components/accounts/use-accounts.ts";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/card.tsx";
import { lateDialog } from "#components/ui/late-dialog.tsx";
import { toast } from "#components/ui/toast.tsx";
import type { Account } from "#lib/contracts/account.ts";

const AddAccountDialog = lateDialog(() =>
  import("#components/accounts/add-account-dialog.tsx").then((module) => module.AddAccountDialog),
);
const EditAccountDialog = lateDialog(() =>
  import("#components/accounts/edit-account-dialog.tsx").then((module) => module.EditAccountDialog),
);
const NewPasswordDialog = lateDialog(() =>
  import("#components/accounts/new-password-dialog.tsx").then((module) => module.NewPasswordDialog),
);
const DisableAccountDialog = lateDialog(() =>
  import("#components/accounts/disable-account-dialog.tsx").then((module) => module.DisableAccountDialog),
);

/** What is being done, and to whom. */
type Doing = { task: "add" } | { task: AccountTask; account: Account };

/** Everybody who may sign in, for administrators. */
export function Accounts({ initial, ownId }: { initial: readonly Account[]; ownId: string | null }) {
  const [accounts, put] = useAccounts(initial);
  const [doing, setDoing] = useState<Doing | null>(null);
  const stop = () => setDoing(null);
  const finish = (account: Account, said: string) => {
    put(account);
    stop();
    toast("success", said);
  };
  return (
    <Section
      id="accounts"
      title="People"
      description="Who may sign in, how, and what they may do. A disabled account is out at its next request; nothing it did is lost."
      action={
        <Button variant="primary" onClick={() => setDoing({ task: "add" })}>
          <Plus aria-hidden="true" />
          Add an account
        </Button>
      }
    >
      <ul className="flex flex-col rounded-8 border border-line bg-surface">
        {accounts.map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            isOwn={account.id === ownId}
            onTask={(task) => setDoing({ task, account })}
          />
        ))}
      </ul>
      {doing?.task === "add" ? (
        <AddAccountDialog onClose={stop} onAdded={(a) => finish(a, `${a.name} was added`)} />
      ) : null}
      {doing?.task === "edit" ? (
        <EditAccountDialog
          account={doing.account}
          onClose={stop}
          onChanged={(account) => finish(account, `${account.name} was changed`)}
        />
      ) : null}
      {doing?.task === "password" ? (
        <NewPasswordDialog
          account={doing.account}
          onClose={stop}
          onChanged={(account) => finish(account, `${account.name} has a new password`)}
        />
      ) : null}
      {doing?.task === "disable" || doing?.task === "enable" ? (
        <DisableAccountDialog
          account={doing.account}
          disable={doing.task === "disable"}
          onClose={stop}
          onChanged={(account) =>
            finish(account, `${account.name} ${account.disabledAt === null ? "may sign in again" : "is disabled"}`)
          }
        />
      ) : null}
    </Section>
  );
}
