import { type ComponentType, useEffect } from 'react';
import { Header } from './header/Header.tsx';
import { Announcer } from './notice/Announcer.tsx';
import { Notice } from './notice/Notice.tsx';
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
  // The sync button comes last, so that the first Tab from the address bar reaches the new todo's field.
  return (
    <div className="page">
      <Header />
      <main>
        {Object.entries(FEATURES).map(([folder, Feature]) => (
          <Feature key={folder} />
        ))}
      </main>
      <Notice />
      <SyncStatus />
      <Announcer />
    </div>
  );
}
