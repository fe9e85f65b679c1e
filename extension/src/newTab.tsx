import { createStore, Provider } from 'jotai';
import { createRoot } from 'react-dom/client';
import { TAB_PORT } from './shared/commands.ts';
import { App } from './ui/App.tsx';
import { afterPaint } from './ui/afterPaint.ts';
import { createUlids } from './ui/data/createUlids.ts';
import { createEditWriter } from './ui/data/editWriter.ts';
import { followStorage } from './ui/data/followStorage.ts';
import { followTheme } from './ui/data/followTheme.ts';
import { ServicesContext } from './ui/services.ts';
import { localeOf } from './ui/text/locale.ts';
import { commonTexts } from './ui/text/texts.ts';
import { LocaleContext } from './ui/text/useTexts.ts';
import './ui/style/index.css';
import { loadSyncPanel } from './ui/panel/loadSyncPanel.ts';
import { hearTrouble } from './ui/toWorker/hearTrouble.ts';
import { keepWorkerAwake } from './ui/toWorker/keepWorkerAwake.ts';
import { sendCommand } from './ui/toWorker/sendCommand.ts';

const store = createStore();
const storage = chrome.storage.local;
const now = () => Date.now();
const newId = createUlids(now);

const write = createEditWriter({ storage, store, now, newId });
const locale = localeOf(chrome.i18n.getUILanguage());
// The build requests it only if it has an OAuth client.
const hasGoogle = chrome.runtime.getManifest().permissions?.includes('identity') ?? false;

document.documentElement.lang = locale.tag;
document.title = commonTexts[locale.language].newTab;

// The early script has begun it.
followStorage(storage, store, globalThis.firstReading).then(({ readRest }) => {
  followTheme(store, document.documentElement);
  const services = { write, now, newId, sendCommand, readRest, hasGoogle };
  const onFirstCommit = () => afterPaint(() => painted(readRest));
  createRoot(document.querySelector('#root') as HTMLElement).render(
    <Provider store={store}>
      <ServicesContext value={services}>
        <LocaleContext value={locale}>
          <App onFirstCommit={onFirstCommit} />
        </LocaleContext>
      </ServicesContext>
    </Provider>,
  );
});

/** What would delay the paint comes after it, such as the start of the worker. */
function painted(readRest: () => Promise<void>): void {
  performance.mark('daybook:painted');
  readRest().catch((error) => console.warn('Daybook: not all that is stored can be read', error));
  void loadSyncPanel();
  keepWorkerAwake(() => hearTrouble(chrome.runtime.connect({ name: TAB_PORT }), store), document);
}
