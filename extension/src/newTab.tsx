import { createStore, Provider } from 'jotai';
import { createRoot } from 'react-dom/client';
import { monotonicFactory } from 'ulid';
import { TAB_PORT } from './shared/commands.ts';
import { App } from './ui/App.tsx';
import { afterPaint } from './ui/afterPaint.ts';
import { createEditWriter } from './ui/data/editWriter.ts';
import { followStorage } from './ui/data/followStorage.ts';
import { createConflictActions } from './ui/panel/conflicts/conflictActions.ts';
import { ServicesContext } from './ui/services.ts';
import { localeOf } from './ui/text/locale.ts';
import './ui/style/index.css';
import { loadSyncPanel } from './ui/panel/loadSyncPanel.ts';
import { createTodoActions } from './ui/todos/actions.ts';
import { keepWorkerAwake } from './ui/toWorker/keepWorkerAwake.ts';
import { sendCommand } from './ui/toWorker/sendCommand.ts';

const store = createStore();
const storage = chrome.storage.local;
const now = () => Date.now();
const ulid = monotonicFactory();
const newId = () => ulid(now());

const write = createEditWriter({ storage, store, now, newId });
const todoActions = createTodoActions({ store, write, now, newId });
const conflictActions = createConflictActions(write);
const locale = localeOf(chrome.i18n.getUILanguage());
// The build asks for it only where there is an OAuth client.
const hasGoogle = chrome.runtime.getManifest().permissions?.includes('identity') ?? false;
const services = { todoActions, conflictActions, sendCommand, locale, hasGoogle };

document.documentElement.lang = locale.tag;
document.title = locale.messages.newTab;

followStorage(storage, store).then(() => {
  createRoot(document.querySelector('#root') as HTMLElement).render(
    <Provider store={store}>
      <ServicesContext value={services}>
        <App onFirstCommit={onFirstCommit} />
      </ServicesContext>
    </Provider>,
  );
});

/** The worker is started only when the content is on the screen: starting it costs time that the paint would wait. */
function onFirstCommit(): void {
  afterPaint(() => {
    performance.mark('daybook:painted');
    void loadSyncPanel();
    keepWorkerAwake(() => chrome.runtime.connect({ name: TAB_PORT }), document);
  });
}
