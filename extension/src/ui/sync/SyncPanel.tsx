import { useAtomValue } from 'jotai';
import type { SyncStatus } from '../../local/status.ts';
import { Conflicts } from '../conflicts/Conflicts.tsx';
import { Devices } from '../devices/Devices.tsx';
import { useServices } from '../services.ts';
import { sessionAtom } from '../state/atoms.ts';
import { formatTime } from './formatTime.ts';
import { meaningOf } from './meaningOf.ts';
import { SignInForm } from './SignInForm.tsx';
import { SignOut } from './SignOut.tsx';
import { StateIcon } from './StateIcon.tsx';
import { SyncNow } from './SyncNow.tsx';
import type { SyncView } from './syncView.ts';

/** What the state means, whose account it is, and what the person can do. */
export function SyncPanel({ view }: { view: SyncView }) {
  const { locale } = useServices();
  const { tag, messages } = locale;
  const session = useAtomValue(sessionAtom);
  const { status } = view;

  return (
    <>
      <h2 id="sync-heading" className="visually-hidden">
        {messages.sync.heading}
      </h2>
      <div className="sync-state" data-tone={status.state}>
        <StateIcon state={status.state} />
        <strong>{messages.sync.word[status.state]}</strong>
        {view.isPendingShown && (
          <span className="sync-pending">{messages.sync.pending(view.pending)}</span>
        )}
      </div>
      <p className="sync-meaning">{meaningOf(status, locale)}</p>
      {status.state === 'synced' && (
        <p className="sync-detail">{messages.sync.lastSynced(formatTime(status.at, tag))}</p>
      )}
      {needsSignIn(status) && <SignInForm email={session.email ?? ''} />}
      {canSync(status) && <SyncNow />}
      <Conflicts />
      {session.uid !== null && <Devices />}
      {session.uid !== null && (
        <div className="account">
          <p>
            <span className="account-label">{messages.account.account}</span>
            <span className="account-email">{session.email}</span>
          </p>
          <SignOut pending={view.pending} />
        </div>
      )}
    </>
  );
}

function needsSignIn({ state }: SyncStatus): boolean {
  return state === 'signed-out' || state === 'sign-in-again';
}

function canSync(status: SyncStatus): boolean {
  return !needsSignIn(status) && status.state !== 'free' && status.state !== 'paused';
}
