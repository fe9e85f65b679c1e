import { useAtomValue } from 'jotai';
import { type ComponentType, useState } from 'react';
import { PartBoundary } from '../notice/PartBoundary.tsx';
import { useAnnouncedText } from '../notice/useAnnouncedText.ts';
import { formatTime } from '../text/formatTime.ts';
import { useLocale, useTexts } from '../text/useTexts.ts';
import { syncViewAtom } from './atom.ts';
import { FailedPart } from './diagnostics/FailedPart.tsx';
import { loadSyncPanel } from './loadSyncPanel.ts';
import { SYNC_PANEL_ID } from './panelId.ts';
import { StateIcon } from './StateIcon.tsx';
import type { SyncView } from './syncView.ts';
import { panelTexts } from './text/texts.ts';
import { useCalmView } from './useCalmView.ts';
import { useDeletionNotice } from './useDeletionNotice.ts';

/** The button that shows the state of the sync and opens the panel. */
export function SyncStatus() {
  const { tag } = useLocale();
  const texts = useTexts(panelTexts);
  const view = useAtomValue(syncViewAtom);
  const calm = useCalmView(view);
  const [Panel, setPanel] = useState<ComponentType<{ view: SyncView }> | null>(null);

  const toggle = async (isOpen: boolean) => {
    const loaded = isOpen ? await loadSyncPanel() : null;
    setPanel(() => loaded);
  };

  const { state } = calm.status;
  const word = texts.word[state];
  const pending = calm.isPendingShown ? texts.pending(calm.pending) : null;
  const syncedAt = calm.status.state === 'synced' ? formatTime(calm.status.at, tag) : null;
  useDeletionNotice(state);
  useAnnouncedText(texts.label(word));

  return (
    <div className="sync" data-sync-status={view.status.state} data-pending={view.pending}>
      <button
        type="button"
        className="sync-button"
        data-tone={state}
        popoverTarget={SYNC_PANEL_ID}
        aria-label={texts.label([word, pending, syncedAt].filter(Boolean).join(', '))}
      >
        <StateIcon state={state} />
        <span>{word}</span>
        {pending && <span className="sync-pending">{pending}</span>}
        {syncedAt && <span className="sync-time">{syncedAt}</span>}
      </button>
      <section
        id={SYNC_PANEL_ID}
        className="sync-panel"
        popover="auto"
        role="dialog"
        aria-labelledby="sync-heading"
        tabIndex={-1}
        onToggle={(event) => toggle(event.newState === 'open')}
      >
        {Panel && (
          <PartBoundary fallback={<FailedPart />}>
            <Panel view={calm} />
          </PartBoundary>
        )}
      </section>
    </div>
  );
}
