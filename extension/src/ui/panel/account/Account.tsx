import { useAtomValue } from 'jotai';
import { useState } from 'react';
import { sessionAtom } from '../../data/partAtoms.ts';
import { authUserAtom } from '../../data/sessionAtoms.ts';
import { UserText } from '../../text/UserText.tsx';
import { useTexts } from '../../text/useTexts.ts';
import { DeleteAccount } from './DeleteAccount.tsx';
import { ExportAccount } from './ExportAccount.tsx';
import { SignOut } from './SignOut.tsx';
import { accountTexts } from './text/texts.ts';
import { VerifyEmail } from './VerifyEmail.tsx';

/** Whose data is on this device, and what its owner can do with the account. */
export function Account({ pending, isDeleting }: { pending: number; isDeleting: boolean }) {
  const texts = useTexts(accountTexts);
  const { email } = useAtomValue(sessionAtom);
  const authUser = useAtomValue(authUserAtom);
  const user = isDeleting ? null : authUser;
  const [deletion, setDeletion] = useState<'not-asked' | 'asking' | 'called-off'>('not-asked');

  if (user && deletion === 'asking') {
    return (
      <div className="sync-section">
        <DeleteAccount user={user} onClose={() => setDeletion('called-off')} />
      </div>
    );
  }

  return (
    <div className="sync-section sync-actions">
      <p>
        <span className="account-label">
          {texts.account}
          {user && ` · ${user.isEmailVerified ? texts.verified : texts.notVerified}`}
        </span>
        <UserText className="account-email" text={email ?? ''} />
      </p>
      {user && !user.isEmailVerified && <VerifyEmail />}
      <SignOut pending={pending} />
      {user && (
        <>
          <ExportAccount />
          <button
            type="button"
            className="button"
            onClick={() => setDeletion('asking')}
            // biome-ignore lint/a11y/noAutofocus: the focus returns to where it came from
            autoFocus={deletion === 'called-off'}
          >
            {texts.delete}
          </button>
        </>
      )}
    </div>
  );
}
