import assert from 'node:assert/strict';
import { type PullPage, START } from '@daybook/protocol';
import type { Effect } from '../../../extension/src/engine/contract/effect.ts';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { TIMING } from '../../../extension/src/engine/contract/timing.ts';
import { startEngine } from '../../../extension/src/engine/run.ts';
import { getEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, EMPTY_PAGE, inPage, START_TIME, todo } from './builders.ts';
import { Harness } from './harness.ts';

const PRO = { pro: true, proUntilMs: Number.MAX_SAFE_INTEGER };
const SIGNED_IN: EngineEvent = {
  type: 'identityChanged',
  identity: { uid: 'ada', email: 'ada@example.com', entitlement: PRO, issuedAt: START_TIME },
};

/** What no server sends and no adapter lets through; the engine must outlive it all the same. */
const POISON = {
  type: 'pulled',
  epoch: 1,
  dataType: 'TODOS',
  from: START,
  result: { outcome: 'page', page: { ...EMPTY_PAGE, dataType: 'TODOS', changes: [null] } },
} as unknown as EngineEvent;

function editsFound(...ids: string[]): EngineEvent {
  const edits = ids.map((id) => ({
    id,
    epoch: 1,
    dataType: 'TODOS' as const,
    itemId: id.toLowerCase(),
    before: null,
    value: todo(id),
    madeAt: START_TIME,
  }));
  return { type: 'editsFound', edits };
}

/** The engine as the worker runs it; `perform` may throw. */
async function running(perform: (effect: Effect) => void = () => undefined) {
  let now = START_TIME;
  let nonces = 0;
  const thrown: unknown[] = [];
  const performed: Effect[] = [];
  const engine = startEngine({
    store: {
      readAll: async () => ({}),
      write: async () => undefined,
      remove: async () => undefined,
    },
    moment() {
      nonces += 1;
      return { now, nonce: `N${nonces}`, random: 0 };
    },
    perform(effect) {
      performed.push(effect);
      perform(effect);
    },
    threw: (error) => thrown.push(error),
    storeFailed: async () => undefined,
    noteStep: () => undefined,
    elapsed: () => 0,
  });
  /** Until the engine has taken all of it: nothing here waits for more than promises. */
  async function take(...events: EngineEvent[]): Promise<Effect['type'][]> {
    performed.length = 0;
    for (const event of events) engine.dispatch(event);
    await new Promise((resolve) => setImmediate(resolve));
    return performed.map(({ type }) => type);
  }
  async function wait(ms: number) {
    now += ms;
    return take({ type: 'woke' });
  }
  await take(SIGNED_IN);
  const isFolded = (itemId: string) =>
    getEntry(engine.state()?.items.TODOS.local ?? [], itemId) !== undefined;
  return { engine, take, wait, thrown, isFolded };
}

/** It has begun again, and taken the edits that were stored. */
function faultedAndRead(device: Harness): void {
  device.send({ type: 'faulted' });
  device.wait(TIMING.retry);
  assert.equal(device.all('findEdits').length, 1);
  device.send({ type: 'editsFound', edits: [], areAll: true });
  assert.equal(device.status, 'attention');
}

describe('engine: what throws', () => {
  it('R1: an answer that nothing can be made of costs neither the engine nor the edits after it', async () => {
    const { take, thrown, isFolded } = await running();
    await take(POISON, editsFound('E1'));
    assert.equal(thrown.length, 1);
    assert.ok(isFolded('e1'));
  });

  it('R1: an edit that can’t be taken keeps no other from being taken', async () => {
    const { engine, take, isFolded } = await running();
    const found = editsFound('E1', 'E2') as Extract<EngineEvent, { type: 'editsFound' }>;
    const broken = { ...found.edits[0], id: 'E0', dataType: 'UNKNOWN' } as never;
    await take({ ...found, edits: [broken, ...found.edits] });
    assert.ok(isFolded('e1') && isFolded('e2'));
    assert.deepEqual(engine.state()?.folded, ['E1', 'E2']);
  });

  it('R2: it says so, begins again after a wait, and is well once the server gives something', async () => {
    const { engine, take, wait } = await running();
    assert.ok((await take(POISON)).includes('stopListening'));
    assert.deepEqual(engine.state()?.status, { state: 'attention', reason: 'fault' });
    assert.deepEqual(engine.state()?.transient.TODOS.request, null);
    const again = await wait(TIMING.retry);
    assert.ok(
      again.includes('listenHeads') && again.includes('pull') && again.includes('followAccount'),
    );
    const page = { ...EMPTY_PAGE, dataType: 'TODOS' as const };
    const result = { outcome: 'page' as const, page, clockOffset: null };
    await take({ type: 'pulled', epoch: 1, dataType: 'TODOS', from: START, result });
    await take({ ...editsFound(), areAll: true } as EngineEvent);
    assert.equal(engine.state()?.status.state, 'first-pull');
  });

  it('R2: an edit that threw is found again after the wait, and until it is taken all is not well', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'faulted' });
    assert.deepEqual(device.all('findEdits'), []);
    // One that a tab just made is not yet all of them.
    device.edit('b', todo('B'));
    device.wait(TIMING.retry);
    assert.equal(device.all('findEdits').length, 1);
    device.headsSeen({});
    assert.equal(device.status, 'attention');
    device.send({ type: 'faulted' });
    assert.deepEqual(device.wait(TIMING.retry), []);
    device.wait(2 * TIMING.retry);
    assert.equal(device.all('findEdits').length, 1);
    device.headsSeen({});
    device.edit('a', todo('A'));
    assert.equal(device.status, 'attention');
    device.send({ type: 'editsFound', edits: [], areAll: true });
    assert.equal(device.status, 'syncing');
    assert.deepEqual(device.local('a')?.value, todo('A'));
  });

  it('R2: later edits of an item wait for one that threw, and those of others don’t', async () => {
    const { engine, take, wait, isFolded } = await running();
    const [first] = (editsFound('E1') as Extract<EngineEvent, { type: 'editsFound' }>).edits;
    assert.ok(first);
    const unreadable = Object.defineProperty({}, 'title', {
      enumerable: true,
      get: () => assert.fail('it can’t be read'),
    });
    const broken = { ...first, value: unreadable } as never;
    const later = { ...first, id: 'E2', before: first.value, value: null };
    const found: EngineEvent = { type: 'editsFound', edits: [broken, later], areAll: true };
    await take(found, editsFound('E3'), { type: 'editsFound', edits: [later] });
    assert.ok(isFolded('e3'));
    assert.deepEqual(engine.state()?.folded, ['E3']);
    assert.ok((await wait(TIMING.retryMax)).includes('findEdits'));
    await take({ type: 'editsFound', edits: [first, later], areAll: true });
    assert.deepEqual(engine.state()?.folded, ['E3', 'E1', 'E2']);
    assert.ok(!isFolded('e1'), 'made and deleted');
  });

  it('R2: it is well as well once the live query is answered, where there is nothing to pull or to send', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'faulted' });
    device.wait(TIMING.retry);
    assert.equal(device.all('listenHeads').length, 1);
    device.send({ type: 'editsFound', edits: [], areAll: true });
    device.headsSeen({}, false);
    assert.equal(device.status, 'attention');
    device.headsSeen({});
    assert.equal(device.status, 'synced');
  });

  it('R2: it is well as well once the server took something, but not by a refusal', () => {
    const answers: [outcome: 'applied' | 'too-large', status: string][] = [
      ['too-large', 'attention'],
      ['applied', 'syncing'],
    ];
    for (const [outcome, status] of answers) {
      const device = new Harness();
      device.goLive();
      faultedAndRead(device);
      const answered = outcome === 'applied' ? { outcome, version: 1 } : { outcome };
      const result = { ...answered, clockOffset: null };
      device.send({ type: 'pushed', epoch: 1, dataType: 'TODOS', commitId: 'X1', result });
      assert.equal(device.status, status);
    }
    const device = new Harness();
    device.goLive();
    faultedAndRead(device);
    device.send({ type: 'commitAcknowledged', epoch: 1, dataType: 'TODOS', commitId: 'X1' });
    assert.equal(device.status, 'syncing');
  });

  it('R2, U14: a deletion that was asked about is asked about again', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'deletionRequested' });
    assert.equal(device.all('deleteAccount').length, 1);
    device.send({ type: 'faulted' });
    device.wait(TIMING.retry);
    assert.equal(device.all('deleteAccount').length, 1);
  });

  it('R2: what throws each time is tried less and less often', async () => {
    const { take, wait } = await running();
    await take(POISON);
    let tries = 0;
    for (let second = 0; second < 600; second += 1) {
      const effects = await wait(1000);
      if (!effects.includes('pull')) continue;
      tries += 1;
      await take(POISON);
    }
    assert.ok(tries > 8 && tries < 20, `${tries} tries in ten minutes`);
  });

  it('R1, R2: an effect that throws', async () => {
    let isBroken = true;
    const { engine, wait, thrown } = await running(({ type }) => {
      if (isBroken && type === 'listenHeads') throw new Error('the client has died');
    });
    assert.ok(thrown.length > 0);
    assert.deepEqual(engine.state()?.status, { state: 'attention', reason: 'fault' });
    isBroken = false;
    assert.ok((await wait(TIMING.retryMax)).includes('listenHeads'));
  });

  it('R1: what a fault asks for may throw as well', async () => {
    const { take, thrown, isFolded } = await running(({ type }) => {
      if (type === 'stopListening' || type === 'listenHeads') throw new Error('dead');
    });
    await take(editsFound('E1'));
    assert.ok(isFolded('e1'));
    assert.ok(thrown.length < 10, `${thrown.length} throws`);
  });

  it('R2: who is signed in is asked for again, as that may be what threw, and a sign-out is finished', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'faulted' });
    assert.equal(device.all('refreshIdentity').length, 1);
    device.send({ type: 'signOutRequested' });
    device.send({ type: 'faulted' });
    assert.equal(device.all('clearSession').length, 1);
  });

  it('P2: an answer asked for before a stand-still, about another cursor, is no delta from the present one', () => {
    const device = new Harness();
    device.signIn();
    device.send({ type: 'faulted' });
    device.wait(TIMING.retry);
    const { epoch } = device.state.session;
    const answer = (page: Partial<PullPage>) => {
      const result = {
        outcome: 'page' as const,
        page: { ...EMPTY_PAGE, dataType: 'TODOS' as const, ...page },
        clockOffset: null,
      };
      return device.send({ type: 'pulled', epoch, dataType: 'TODOS', from: START, result });
    };
    answer({
      version: 1,
      commitId: 'X1',
      cursor: '1~X1',
      changes: [inPage(confirmed('a', todo('A'), 1))],
    });
    device.headsSeen({ TODOS: [2, false] });
    assert.deepEqual(device.one('pull').cursor, { version: 1, commitId: 'X1' });
    answer({ version: 2, commitId: 'X2', cursor: '2~X2' });
    assert.deepEqual(device.cursor, { version: 1, commitId: 'X1' });
    assert.equal(device.state.transient.TODOS.request, 'pull');
  });

  it('K5: the wait after a fault ends at once when the clock was set back', () => {
    const device = new Harness();
    device.goLive();
    device.send({ type: 'faulted' });
    assert.deepEqual(device.all('listenHeads'), []);
    device.now -= 3_600_000;
    assert.equal(
      device.send({ type: 'woke' }).filter(({ type }) => type === 'listenHeads').length,
      1,
    );
  });
});
