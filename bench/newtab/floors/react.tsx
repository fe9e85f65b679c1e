import { atom, createStore, Provider, useAtomValue } from 'jotai';
import { createRoot } from 'react-dom/client';

const textAtom = atom('Hello, world');

function Page() {
  return <h1>{useAtomValue(textAtom)}</h1>;
}

/** What any page of React and Jotai costs. */
createRoot(document.querySelector('#root') as HTMLElement).render(
  <Provider store={createStore()}>
    <Page />
  </Provider>,
);
