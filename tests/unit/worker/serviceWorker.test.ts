import assert from 'node:assert/strict';
import type {
  Diagnostics,
  StepSummary,
} from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { TAB_PORT } from '../../../extension/src/shared/commands.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { type StandInChrome, StandInPort } from '../../fakes/standInChrome.ts';
import { aTodoEdit } from '../../fakes/todos.ts';
import { authRefusal } from '../adapters/support/standInAuth.ts';
import { useWorker } from './support/useWorker.ts';

const ADA = { by: 'password', email: 'ada@example.com', password: 'long enough' };
const TODOS = 'users/ada/sync/TODOS';

/** One life of the worker, from an empty device on; each test goes on where the one before ended. */
describe('the service worker', () => {
  const world = useWorker(async ({ browser }) => {
    await browser.local.set({ [KEYS.edit('E0')]: aTodoEdit({ id: 'E0', itemId: 'T0' }) });
    failFirstReads(browser, 2);
    await import('../../../extension/src/serviceWorker.ts');
  });
  const { browser, errors, waits } = world;

  const stored = async (key: string) => (await browser.local.get(key))[key];
  async function statusOf(): Promise<unknown> {
    return ((await stored(KEYS.status)) as { state?: unknown } | undefined)?.state;
  }

  /** Until it syncs, whatever it makes of a server of which Firestore and the API door tell two histories by now. */
  async function signInAgain(): Promise<void> {
    world.auth.answers = {};
    assert.deepEqual(await ask('signIn', { proof: ADA }), { ok: true });
    const idle: unknown[] = ['signed-out', 'sign-in-again'];
    await until(async () => !idle.includes(await statusOf()));
  }

  const ask = (command: string, fields = {}) => browser.ask({ command, ...fields });

  async function diagnostics(): Promise<Diagnostics> {
    const answer = (await ask('readDiagnostics')) as { ok: true; diagnostics: string };
    return JSON.parse(answer.diagnostics);
  }

  /** The events that the engine takes while this happens, up to one of these. */
  async function eventsOf(happen: () => unknown, last: StepSummary['event']) {
    const earlier = (await diagnostics()).steps.length;
    happen();
    return until(async () => {
      const events = (await diagnostics()).steps.slice(earlier).map(({ event }) => event);
      return events.includes(last) && events;
    });
  }

  it('R4: folds what was edited before it started, although it couldn’t read it at first', async () => {
    await until(async () => (await stored(KEYS.edit('E0'))) === undefined);
    assert.deepEqual(
      errors.splice(0).map(([what]) => what),
      ['Daybook: storage failed', 'Daybook: storage failed'],
    );
    assert.match(JSON.stringify(await browser.local.get()), /Water the plants/);
  });

  it('folds what a tab edits, and nothing else that changes in storage', async () => {
    const elsewhere = aTodoEdit({ id: 'E9', itemId: 'T9' });
    const events = await eventsOf(() => {
      browser.changed.happen({ [KEYS.edit('E9')]: { newValue: elsewhere } }, 'session');
      browser.changed.happen({ other: { newValue: elsewhere } }, 'local');
      browser.changed.happen({ 'edit:none': { newValue: null } }, 'local');
      void browser.local.set({ [KEYS.edit('E1')]: aTodoEdit({ id: 'E1', itemId: 'T1' }) });
    }, 'editsRemoved');
    assert.deepEqual(events, ['editsFound', 'editsRemoved']);
    assert.equal(await stored(KEYS.edit('E1')), undefined);
  });

  it('answers commands, and those that it can’t make anything of', async () => {
    const none = { ok: false, reason: 'unknown' };
    assert.deepEqual(await ask('signIn'), none);
    assert.deepEqual(await ask('syncNow'), { ok: true });
  });

  it('T1: copies its last steps, with its version, the time, and how much can’t be read', async () => {
    await browser.local.set({ 'edit:broken': null });
    const { appVersion, takenAt, broken, steps } = await diagnostics();
    assert.equal(appVersion, '1.2.3');
    assert.ok(Math.abs(Date.parse(takenAt) - Date.now()) < 60_000);
    assert.deepEqual(broken, { edits: 1, items: 0 });
    assert.ok(steps.every(({ ms, at }) => ms >= 0 && ms < 60_000 && at > 1_700_000_000_000));
    await browser.local.remove('edit:broken');
  });

  it('U1, V2: a sign-in is stored for the tabs, syncs, and registers the device', async () => {
    assert.deepEqual(await ask('signIn', { proof: ADA }), { ok: true });
    await until(async () => (await statusOf()) === 'synced');
    assert.deepEqual(await stored(KEYS.authUser), {
      ...{ uid: 'ada', email: ADA.email, isEmailVerified: true, methods: ['password'] },
    });
    const device = await until(async () => world.firestore.list('users/ada/devices/')[0] ?? false);
    assert.equal(device.name, 'Chromium');
    assert.equal(device.appVersion, '1.2.3');
  });

  it('C1: what a tab edits goes through the direct door', async () => {
    const { session } = await browser.local.get('session');
    const { epoch } = session as { epoch: number };
    const version = Number(world.firestore.read(TODOS)?.version ?? 0);
    const edit = aTodoEdit({ id: 'E2', itemId: 'T2', epoch, madeAt: Date.now() });
    await browser.local.set({ [KEYS.edit('E2')]: edit });
    await until(async () => Number(world.firestore.read(TODOS)?.version) > version);
    assert.ok(world.firestore.read(`${TODOS}/items/T2`));
    await until(async () => (await statusOf()) === 'synced' && browser.badge === '');
  });

  it('E14: a token that differs is reported to the engine', async () => {
    const events = await eventsOf(() => ask('refreshAccount'), 'identityChanged');
    assert.ok(events.includes('identityChanged'));
  });

  it('wakes by its own alarm and by tabs, and by nothing else', async () => {
    const woken = (happen: () => unknown) => eventsOf(happen, 'woke');
    const tab = new StandInPort(TAB_PORT);
    assert.equal(count(await woken(() => browser.alarmed.happen({ name: 'sync' }))), 1);
    assert.equal(count(await woken(() => browser.connected.happen(tab))), 1);
    assert.equal(count(await woken(() => tab.onMessage.happen('here'))), 1);
    assert.deepEqual(tab.heard, [{ storageTrouble: null }]);
    const stranger = new StandInPort('other');
    const events = await woken(() => {
      browser.alarmed.happen({ name: 'other' });
      browser.connected.happen(stranger);
      stranger.onMessage.happen('here');
      browser.alarmed.happen({ name: 'sync' });
    });
    assert.equal(count(events), 1);
    assert.deepEqual(stranger.heard, []);
  });

  it('S13: hears of the network, and looks at it whenever it wakes', async () => {
    const heard = async (happen: () => unknown) =>
      (await eventsOf(happen, 'onlineChanged')).filter((event) => event !== 'headsSeen');
    await heard(() => browser.network.offline.happen());
    await until(async () => (await statusOf()) === 'offline');
    world.isOnline = false;
    await heard(() => browser.network.online.happen());
    await until(async () => (await statusOf()) !== 'offline');
    const events = await heard(() => browser.alarmed.happen({ name: 'sync' }));
    assert.ok(!events.includes('woke'));
    await until(async () => (await statusOf()) === 'offline');
    world.isOnline = true;
    await heard(() => browser.alarmed.happen({ name: 'sync' }));
    await until(async () => (await statusOf()) === 'synced');
  });

  it('N9: a storage that fails is tried again, and tabs and toolbar say so until it works', async () => {
    const tab = new StandInPort(TAB_PORT);
    browser.connected.happen(tab);
    const badges: string[] = [];
    browser.local.failNextWrite(new Error('Resource::kQuotaBytes quota exceeded'));
    const { setBadgeText } = browser.api.action;
    browser.api.action.setBadgeText = async (what) => {
      badges.push(what.text);
      await setBadgeText(what);
    };
    waits.length = 0;
    browser.network.offline.happen();
    await until(async () => tab.heard.length >= 3);
    assert.deepEqual(tab.heard, [
      ...[{ storageTrouble: null }, { storageTrouble: 'storage-full' }, { storageTrouble: null }],
    ]);
    assert.deepEqual(badges.slice(0, 2), ['!', '']);
    assert.ok(waits.includes(STORE_RETRY_MS));
    assert.equal(errors.length, 1);
    browser.network.online.happen();
    await until(async () => (await statusOf()) === 'synced');
  });

  it('opens a new tab from the toolbar', () => {
    browser.clicked.happen();
    assert.deepEqual(browser.tabs, ['chrome://newtab']);
  });

  it('V5, U1: a sign-out leaves the list of devices and clears what is stored', async () => {
    assert.deepEqual(await ask('signOut', { discardPending: false }), { ok: true });
    await until(async () => (await statusOf()) === 'signed-out');
    await until(async () => (await stored(KEYS.authUser)) === undefined);
    assert.deepEqual(world.firestore.list('users/ada/devices/'), []);
    assert.doesNotMatch(JSON.stringify(await browser.local.get()), /Water the plants/);
    assert.equal(errors.length, 1);
  });

  it('U25: asked to delete the account, it ends a sign-in that turns out to be over, and keeps the data', async () => {
    await signInAgain();
    world.auth.answers = {
      signInWithPassword: authRefusal('INVALID_LOGIN_CREDENTIALS'),
      token: authRefusal('TOKEN_EXPIRED'),
    };
    const { epoch } = (await stored('session')) as { epoch: number };
    const edit = aTodoEdit({ id: 'E3', itemId: 'T3', epoch, madeAt: Date.now() });
    await browser.local.set({ [KEYS.edit('E3')]: edit });
    const answer = await ask('deleteAccount', { proof: ADA });
    assert.deepEqual(answer, { ok: false, reason: 'sign-in-ended' });
    await until(async () => (await statusOf()) === 'sign-in-again');
    assert.match(JSON.stringify(await browser.local.get()), /Water the plants/);
  });

  it('U15: asked to delete an account that is gone, it clears the device', async () => {
    await signInAgain();
    world.auth.answers = {
      signInWithPassword: authRefusal('INVALID_LOGIN_CREDENTIALS'),
      token: authRefusal('USER_NOT_FOUND'),
    };
    assert.deepEqual(await ask('deleteAccount', { proof: ADA }), { ok: true });
    await until(async () => (await statusOf()) === 'signed-out');
    assert.doesNotMatch(JSON.stringify(await browser.local.get()), /Water the plants/);
    world.auth.answers = {};
  });
});

const STORE_RETRY_MS = 1_000;

/** All that is stored is read twice at the start: by the engine, and for the edits. */
function failFirstReads({ local }: StandInChrome, count: number): void {
  const get = local.get.bind(local);
  let left = count;
  local.get = async (keys = null) => {
    if (keys === null && left > 0) {
      left -= 1;
      throw new Error('IO error: Corruption');
    }
    return get(keys);
  };
}

function count(events: readonly string[]): number {
  return events.filter((event) => event === 'woke').length;
}

/** Looks again and again, for as long as a test may take. */
async function until<Found>(look: () => Promise<Found | false>): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== false) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
