import { useAtomValue } from 'jotai';
import type { SyncStatus } from '../../shared/status.ts';
import { sessionAtom } from '../data/partAtoms.ts';
import { useFocusKept } from '../form/useFocusKept.ts';
import { formatTime } from '../text/formatTime.ts';
import { useLocale, useTexts } from '../text/useTexts.ts';
import { Account } from './account/Account.tsx';
import { AccountForm } from './account/AccountForm.tsx';
import { Conflicts } from './conflicts/Conflicts.tsx';
import { Devices } from './devices/Devices.tsx';
import { CopyDiagnostics } from './diagnostics/CopyDiagnostics.tsx';
import { meaningOf } from './meaningOf.ts';
import { StateIcon } from './StateIcon.tsx';
import { StayingItems } from './StayingItems.tsx';
import { SyncNow } from './SyncNow.tsx';
import type { SyncView } from './syncView.ts';
import { panelTexts } from './text/texts.ts';

/** What the state means, whose account it is, and what the person can do. */
export function SyncPanel({ view }: { view: SyncView }) {
  const locale = useLocale();
  const texts = useTexts(panelTexts);
  const session = useAtomValue(sessionAtom);
  const { status } = view;
  const isDeleting = status.state === 'deleting-account';
  const isSignedIn = session.uid !== null;
  useFocusKept(Number(needsSignIn(status)));
  useFocusKept(Number(isSignedIn && !isDeleting));

  return (
    <>
      <h2 id="sync-heading" className="visually-hidden">
        {texts.heading}
      </h2>
      <div className="sync-state" data-tone={status.state}>
        <StateIcon state={status.state} />
        <strong>{texts.word[status.state]}</strong>
        {view.isPendingShown && <span className="sync-pending">{texts.pending(view.pending)}</span>}
      </div>
      <p className="sync-meaning">{meaningOf(status, locale)}</p>
      {status.state === 'attention' && 'items' in status && <StayingItems items={status.items} />}
      {status.state === 'synced' && (
        <p className="sync-detail">{texts.lastSynced(formatTime(status.at, locale.tag))}</p>
      )}
      {needsSignIn(status) && <AccountForm knownEmail={session.email ?? ''} />}
      {canSync(status) && <SyncNow />}
      {!isDeleting && <Conflicts />}
      {isSignedIn && !isDeleting && <Devices />}
      {isSignedIn && <Account pending={view.pending} isDeleting={isDeleting} />}
      <CopyDiagnostics />
    </>
  );
}

function needsSignIn({ state }: SyncStatus): boolean {
  return state === 'signed-out' || state === 'sign-in-again';
}

const WITHOUT_SYNC: ReadonlySet<SyncStatus['state']> = new Set([
  'free',
  'paused',
  'deleting-account',
]);

function canSync(status: SyncStatus): boolean {
  return !needsSignIn(status) && !WITHOUT_SYNC.has(status.state);
}
