import { initializeApp } from 'firebase/app';
import { ulid } from 'ulid';
import { apiRequest } from './adapters/apiRequest.ts';
import { chromeDevice } from './adapters/chromeDevice.ts';
import { chromeLocalStore } from './adapters/chromeLocalStore.ts';
import { ALARM, chromeWakeups } from './adapters/chromeWakeups.ts';
import { firebaseAccounts } from './adapters/firebaseAccounts.ts';
import { firebaseAuth } from './adapters/firebaseAuth.ts';
import { firebaseIdentity } from './adapters/firebaseIdentity.ts';
import { firestoreAccount } from './adapters/firestoreAccount.ts';
import { firestoreSdk } from './adapters/firestoreClient.ts';
import { firestoreDatabase } from './adapters/firestoreDatabase.ts';
import { firestoreDevices } from './adapters/firestoreDevices.ts';
import { firestoreDoor } from './adapters/firestoreDoor.ts';
import { type AskGoogle, googleIdToken } from './adapters/googleIdToken.ts';
import { httpAccountDoor } from './adapters/httpAccountDoor.ts';
import { httpApiDoor } from './adapters/httpApiDoor.ts';
import { readConfig } from './adapters/readConfig.ts';
import type { RuntimeConfig } from './config.ts';
import type { Moment } from './engine/contract/moment.ts';
import { QUOTA } from './engine/contract/quota.ts';
import { diagnosticsOf } from './engine/diagnostics/diagnostics.ts';
import { StepRing } from './engine/diagnostics/stepRing.ts';
import { type Engine, startEngine } from './engine/run.ts';
import { type Command, TAB_PORT } from './shared/commands.ts';
import { countBroken } from './shared/countBroken.ts';
import { EDIT_PREFIX } from './shared/keys.ts';
import { readEdits } from './shared/snapshot.ts';
import { type CommandPorts, runCommand } from './worker/commands.ts';
import { patientStore } from './worker/patientStore.ts';
import { perform } from './worker/perform.ts';
import { storeAuthUser } from './worker/storeAuthUser.ts';
import { TabPorts } from './worker/tabPorts.ts';
import { watchStore } from './worker/watchStore.ts';

/** Only wires. Chrome's listeners must stand before the worker's first pause, or it isn't woken for them. */
const tabs = new TabPorts();
const running = start();

chrome.storage.onChanged.addListener((changes, area) => {
  if (area !== 'local') return;
  const isEdit = ([key, { newValue }]: [string, { newValue?: unknown }]) =>
    key.startsWith(EDIT_PREFIX) && newValue !== undefined;
  const added = Object.entries(changes).filter(isEdit);
  if (added.length > 0) void running.then(({ engine }) => foundEdits(engine, changedTo(added)));
});

chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === ALARM) wake();
});

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== TAB_PORT) return;
  tabs.add(port);
  port.onMessage.addListener(wake);
  wake();
});

chrome.runtime.onMessage.addListener((command: Command, _sender, reply) => {
  void running
    .then((ports) => runCommand(command, ports))
    .catch(() => ({ ok: false, reason: 'unknown' }))
    .then(reply);
  return true;
});

chrome.action.onClicked.addListener(() => {
  void chrome.tabs.create({ url: 'chrome://newtab' });
});

self.addEventListener('online', () => changeOnline(true));
self.addEventListener('offline', () => changeOnline(false));

async function start(): Promise<CommandPorts> {
  const config = await readConfig();
  const app = initializeApp(config.firebase);
  const auth = firebaseAuth(app, config, chrome.i18n.getUILanguage());
  const identity = firebaseIdentity(auth);
  const accounts = firebaseAccounts(auth, googleOf(config));
  const request = apiRequest(config.apiUrl, identity);
  const database = firestoreDatabase(firestoreSdk(app, config));
  const devices = firestoreDevices(database, chromeDevice());
  const wakeups = chromeWakeups(wake);
  const watched = watchStore(chromeLocalStore, (trouble) => {
    wakeups.showTrouble(trouble !== null);
    tabs.tell(trouble);
  });
  const store = patientStore(watched, storageFailed);
  const ports = {
    store,
    direct: firestoreDoor(database),
    api: httpApiDoor(request),
    account: httpAccountDoor(request, accounts),
    accountDocument: firestoreAccount(database),
    devices,
    identity,
    wakeups,
  };
  const taken = new StepRing();
  const quota = quotaOf(config);
  const engine: Engine = startEngine({
    store,
    moment: () => ({ now: Date.now(), nonce: ulid(), random: Math.random(), ...quota }),
    perform: (effect) => perform(effect, ports, (event) => engine.dispatch(event)),
    threw: (error) => console.error('Daybook: the engine failed', error),
    storeFailed: (error) => storageFailed(STORE_RETRY_MS, error),
    noteStep: (step) => taken.add(step),
    elapsed: () => performance.now(),
  });
  accounts.onUser((user) => storeAuthUser(chromeLocalStore, user));
  identity.onChange((event) => engine.dispatch(event));
  engine.dispatch({ type: 'onlineChanged', online: navigator.onLine });
  foundEdits(engine, await store.readAll());
  // Commands need its state, however the reads were answered.
  await engine.loaded;
  const diagnostics = async () =>
    diagnosticsOf(taken.steps, {
      appVersion: chrome.runtime.getManifest().version,
      takenAt: Date.now(),
      directRefusedAt: engine.state()?.directRefusedAt ?? null,
      broken: await chromeLocalStore.readAll().then(countBroken, () => null),
    });
  return { engine, accounts, diagnostics, ...ports };
}

function googleOf({ googleClientId }: RuntimeConfig): AskGoogle | null {
  if (googleClientId === undefined) return null;
  return googleIdToken(googleClientId, chrome.identity, () => crypto.randomUUID());
}

function quotaOf({ emulators }: RuntimeConfig): Pick<Moment, 'quota'> {
  const items = emulators?.maxItemsPerType;
  return items === undefined ? {} : { quota: { ...QUOTA, items } };
}

function foundEdits(engine: Pick<Engine, 'dispatch'>, raw: Record<string, unknown>): void {
  const edits = readEdits(raw);
  if (edits.length > 0) engine.dispatch({ type: 'editsFound', edits });
}

function changedTo(changes: [string, { newValue?: unknown }][]): Record<string, unknown> {
  return Object.fromEntries(changes.map(([key, { newValue }]) => [key, newValue]));
}

/** The worker's own online events don't always come, so each waking looks. */
function wake(): void {
  void running.then(({ engine }) => {
    const isChanged = engine.state()?.connection.online !== navigator.onLine;
    engine.dispatch(
      isChanged ? { type: 'onlineChanged', online: navigator.onLine } : { type: 'woke' },
    );
  });
}

function changeOnline(online: boolean): void {
  void running.then(({ engine }) => engine.dispatch({ type: 'onlineChanged', online }));
}

const STORE_RETRY_MS = 1_000;

function storageFailed(ms: number, error: unknown): Promise<void> {
  console.error('Daybook: storage failed', error);
  return new Promise((resolve) => setTimeout(resolve, ms));
}
