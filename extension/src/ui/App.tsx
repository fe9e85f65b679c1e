import type { DataType } from '@daybook/protocol';
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

/** A part of the page, and the data type whose items it shows. */
interface Feature {
  Page: ComponentType;
  dataType: DataType;
}

/** The features of the page by folder, in the order shown. */
const FEATURES: Readonly<Record<string, Feature>> = {
  todos: { Page: Todos, dataType: 'TODOS' },
};

/** What the first paint depends on: settings decide how all of it looks. */
export const PAINTED_TYPES: readonly DataType[] = [
  'SETTINGS',
  ...Object.values(FEATURES).map(({ dataType }) => dataType),
];

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
        {Object.entries(FEATURES).map(([folder, { Page }]) => (
          // What was open or half typed ends with the data it was about (SPEC N4).
          <PartBoundary key={`${folder}.${dataEpoch}`} fallback={<FailedPart />}>
            <Page />
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
