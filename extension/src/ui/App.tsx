import { useAtomValue } from 'jotai';
import { type ComponentType, useEffect } from 'react';
import { dataEpochAtom } from './data/sessionAtoms.ts';
import { Header } from './header/Header.tsx';
import { Announcer } from './notice/Announcer.tsx';
import { Notice } from './notice/Notice.tsx';
import { PartBoundary } from './notice/PartBoundary.tsx';
import { FailedPart } from './panel/diagnostics/FailedPart.tsx';
import { SyncStatus } from './panel/SyncStatus.tsx';
import { Todos } from './todos/Todos.tsx';

/** The features of the page by folder, in the order shown. */
const FEATURES: Readonly<Record<string, ComponentType>> = { todos: Todos };

interface Props {
  /** Called once the first content is in the document, before the browser has painted it. */
  onFirstCommit: () => void;
}

export function App({ onFirstCommit }: Props) {
  useEffect(onFirstCommit, [onFirstCommit]);
  const dataEpoch = useAtomValue(dataEpochAtom);
  // The sync button comes last, so that the first Tab from the address bar reaches the new todo's field.
  return (
    <div className="page">
      <PartBoundary fallback={null}>
        <Header />
      </PartBoundary>
      <main>
        {Object.entries(FEATURES).map(([folder, Feature]) => (
          // What was open or half typed ends with the data it was about (SPEC N4).
          <PartBoundary key={`${folder}.${dataEpoch}`} fallback={<FailedPart />}>
            <Feature />
          </PartBoundary>
        ))}
      </main>
      <PartBoundary fallback={null}>
        <Notice />
      </PartBoundary>
      <PartBoundary fallback={<FailedPart />}>
        <SyncStatus />
      </PartBoundary>
      <Announcer />
    </div>
  );
}
