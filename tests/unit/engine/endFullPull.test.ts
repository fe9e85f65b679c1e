import assert from 'node:assert/strict';
import { type Cursor, START, type Todo } from '@daybook/protocol';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import type { ConfirmedChange } from '../../../extension/src/engine/contract/event.ts';
import { DAY } from '../../../extension/src/engine/contract/timing.ts';
import { endFullPull } from '../../../extension/src/engine/items/endFullPull.ts';
import {
  type EngineState,
  emptyState,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import type { TypeDurable, TypeTransient } from '../../../extension/src/engine/state/typeState.ts';
import { entriesOf, getEntry, withEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, headOf, START_TIME, todo } from './builders.ts';

const MOMENT = { now: START_TIME, nonce: 'N', random: 0.5 };
const FROM: Cursor = { version: 5, commitId: 'X5' };

interface Known {
  /** What the server had, by id: title and version; edited at the version's number. */
  server?: Record<string, [title: string, version: number]>;
  /** What was edited since. */
  local?: Record<string, Todo | null>;
  durable?: Partial<TypeDurable>;
  isOtherHistory?: boolean;
  from?: Cursor;
  skipped?: string[];
  acknowledged?: OutgoingCommit[];
  clockOffset?: number;
  /** The newest commit that the server is seen to have. */
  head?: TypeTransient['head'];
}

/** A device at the last page of a full pull that was begun at version 5. */
function atEnd(collected: ConfirmedChange[] | null, known: Known): EngineState {
  const { isOtherHistory = false, clockOffset = 0, head = null } = known;
  const { skipped = [], acknowledged = [] } = known;
  let { server, local } = emptyState('me').items.TODOS;
  for (const [id, [title, version]] of Object.entries(known.server ?? {})) {
    server = withEntry(server, id, { value: todo(title), editedAt: version, version });
  }
  for (const [id, value] of Object.entries(known.local ?? {})) {
    local = withEntry(local, id, { value, editedAt: START_TIME });
  }
  const fullPull = { from: known.from ?? FROM, isOtherHistory };
  return withType({ ...emptyState('me'), clockOffset }, 'TODOS', {
    items: { server, local },
    durable: { fullPull, currentAt: START_TIME, ...known.durable },
    transient: { collected, skipped, acknowledged, head },
  });
}

function end(collected: ConfirmedChange[], known: Known, version = 9) {
  const state = endFullPull(atEnd(collected, known), 'TODOS', { version, commitId: 'X' }, MOMENT);
  const { server, local } = state.items.TODOS;
  const titles = (entries: Iterable<readonly [string, { value: unknown }]>) =>
    Object.fromEntries([...entries].map(([id, { value }]) => [id, (value as Todo)?.title ?? null]));
  return {
    state,
    server: titles(entriesOf(server)),
    local: titles(entriesOf(local)),
    log: state.conflicts.map(({ itemId, lost, isServerLoss = false }) => [
      itemId,
      (lost.value as Todo).title,
      isServerLoss,
    ]),
  };
}

const OLD = confirmed('old', todo('Old'), 1, { editedAt: 1 });

function commit(version: number, id: string, value: Todo): OutgoingCommit {
  const changes = [{ id, value, editedAt: START_TIME - 1 }];
  const own = { commitId: `C${version}`, parent: `X${version - 1}`, deviceId: 'me' };
  return { ...own, version, changes, queuedAt: 1, expiresAt: 2 };
}

describe('engine: the end of a full pull', () => {
  it('P14: comes only where one goes on, with all of its pages', () => {
    const without = atEnd([OLD], { durable: { fullPull: null } });
    const cut = atEnd(null, { server: { a: ['A', 2] } });
    for (const state of [without, cut]) {
      assert.equal(endFullPull(state, 'TODOS', { version: 9, commitId: 'X' }, MOMENT), state);
    }
  });

  it('P14: takes an acknowledged commit for one more page only if the pages are of before it', () => {
    const withOwn = (version: number) =>
      end([OLD], { acknowledged: [commit(version, 'a', todo('Own'))] }, 9).server;
    assert.deepEqual([withOwn(9), withOwn(10)], [{ old: 'Old' }, { old: 'Old', a: 'Own' }]);
  });

  it('P11, P13: takes no acknowledged commit for the server’s where heads were renewed since', () => {
    const changed = todo('Own');
    const own = { acknowledged: [commit(6, 'old', changed)], local: { old: changed }, from: START };
    const theirs = (version: number) =>
      confirmed('old', todo('Theirs'), version, { editedAt: START_TIME + 1 });
    for (const [version, log] of [
      [500_006, []],
      [500_007, [['old', 'Own', false]]],
    ] as const) {
      assert.deepEqual(end([theirs(version)], own, version).log, log);
    }
  });

  it('P14: leaves nothing of it', () => {
    const acknowledged = [commit(10, 'a', todo('A'))];
    const { durable, transient } = end([OLD], { skipped: ['x'], acknowledged }).state;
    assert.equal(durable.TODOS.fullPull, null);
    assert.deepEqual(
      [transient.TODOS.collected, transient.TODOS.skipped, transient.TODOS.acknowledged],
      [null, [], []],
    );
  });

  it('P3: takes of an item that came twice the newer, of one version the one that came last', () => {
    const { server } = end(
      [
        confirmed('a', todo('A7'), 7),
        confirmed('a', todo('A6'), 6),
        confirmed('b', todo('B7'), 7),
        confirmed('b', todo('B7 again'), 7),
      ],
      {},
    );
    assert.deepEqual(server, { a: 'A7', b: 'B7 again' });
  });

  it('P1: takes what is newer than what is known, once', () => {
    const base = { a: ['A', 5], b: ['B', 5] } satisfies Known['server'];
    const local = { a: todo('A', { notes: 'mine' }), b: todo('B', { notes: 'mine' }) };
    const changes = [
      confirmed('a', todo('Not theirs: no version is given twice'), 5),
      confirmed('b', todo('B6'), 6),
    ];
    assert.deepEqual(end(changes, { server: base, local }).local, { a: 'A', b: 'B6' });
  });

  it('P11: of an own commit makes its revision the server’s before anything is merged', () => {
    const known: Known = {
      server: { a: ['A', 5] },
      local: { a: todo('A') },
      durable: { unanswered: [commit(6, 'a', todo('Own'))] },
    };
    const own = confirmed('a', todo('Own'), 6, { commitId: 'C6', deviceId: 'me' });
    const { server, local, log } = end([own], known);
    assert.deepEqual([server, local, log], [{ a: 'Own' }, { a: 'A' }, []]);
  });

  it('P14: an own commit that only the head shows is one more page, unless the history is another', () => {
    const own = headOf(10, { commitId: 'C10' });
    const known: Known = {
      server: { a: ['A', 5] },
      local: { a: todo('Mine') },
      durable: { unanswered: [commit(10, 'a', todo('Own'))] },
      head: { ...own, isConfirmed: true },
    };
    const { server, local, log } = end([OLD], known, 9);
    assert.deepEqual([server.a, local, log], ['Own', { a: 'Mine' }, []]);
    const other = end([OLD], { ...known, isOtherHistory: true }, 9);
    assert.deepEqual([other.server.a, other.local], [undefined, { a: 'Mine' }]);
  });

  it('P10: forgets own commits that it is past, and of another history all', () => {
    const unanswered = [commit(9, 'a', todo('A')), commit(10, 'a', todo('A'))];
    const left = (isOtherHistory: boolean) =>
      end([OLD], { durable: { unanswered }, isOtherHistory }).state.durable.TODOS.unanswered;
    assert.deepEqual(
      left(false).map(({ version }) => version),
      [10],
    );
    assert.deepEqual(left(true), []);
  });

  it('P15: of another history takes no own commit for applied', () => {
    const known: Known = {
      server: { a: ['A', 5] },
      local: { a: todo('Mine') },
      durable: { unanswered: [commit(6, 'a', todo('Own'))] },
      isOtherHistory: true,
    };
    const own = confirmed('a', todo('Own'), 6, { commitId: 'C6', editedAt: 3 });
    assert.deepEqual(end([own], known).local, { a: 'Mine' });
  });
});

describe('engine: what the server lacks at the end of a full pull', () => {
  const server = {
    old: ['Old', 1],
    clean: ['Clean', 4],
    edited: ['Edited', 4],
  } satisfies Known['server'];
  const local = { edited: todo('Mine'), unsent: todo('Unsent') };

  it('P7: after a long time goes: clean ones silently, edited ones to the log; what was never sent stays', () => {
    const { log, ...items } = end([OLD], { server, local, durable: { currentAt: 0 } });
    assert.deepEqual([items.server, items.local], [{ old: 'Old' }, { unsent: 'Unsent' }]);
    assert.deepEqual(log, [['edited', 'Mine', false]]);
  });

  it('P15: where it can’t have been deleted, clean ones go to the log, too', () => {
    assert.deepEqual(end([OLD], { server, local }).log, [
      ['clean', 'Clean', true],
      ['edited', 'Mine', false],
    ]);
  });

  it('P15: of another history edited ones stay, and are sent again', () => {
    const { log, ...items } = end([OLD], { server, local, isOtherHistory: true });
    assert.deepEqual(items.local, { edited: 'Mine', unsent: 'Unsent' });
    assert.deepEqual(log, [['clean', 'Clean', true]]);
  });

  it('P15: so it is where an item’s version has fallen', () => {
    const { local: left } = end([{ ...OLD, version: 1 }], {
      server: { ...server, old: ['Old', 2] },
      local,
    });
    assert.deepEqual(left, { edited: 'Mine', unsent: 'Unsent' });
  });

  it('P19: stays where its change can’t be read', () => {
    const { log, ...items } = end([OLD], { server, skipped: ['clean', 'edited'] });
    assert.deepEqual(items.server, { old: 'Old', clean: 'Clean', edited: 'Edited' });
    assert.deepEqual(log, []);
  });

  it('P6, P15: can’t have been deleted less than 90 days ago by the server’s clock, before or after', () => {
    for (const [days, ms, isLoss] of [
      [90, 0, false],
      [90, -1, true],
      [-90, 0, false],
      [-90, 1, true],
    ] as const) {
      const currentAt = START_TIME + 5_000 - days * DAY - ms;
      const known = { server, durable: { currentAt }, clockOffset: 5_000 };
      assert.equal(end([OLD], known).log.length, isLoss ? 2 : 0, `${days} days and ${ms} ms`);
    }
  });

  it('P15, D20: of a device whose cursor couldn’t be read goes to the log: it may be a loss', () => {
    const { server: left, log } = end([OLD], {
      server,
      from: START,
      durable: { currentAt: 0 },
    });
    assert.deepEqual(left, { old: 'Old' });
    assert.deepEqual(log.toSorted(), [
      ['clean', 'Clean', true],
      ['edited', 'Edited', true],
    ]);
  });

  it('P15, A15: nor where the server still has something from before', () => {
    const changes = (version: number) => [confirmed('new', todo('New'), version)];
    assert.equal(end(changes(5), { server }).log.length, 3);
    assert.deepEqual(end(changes(6), { server }).log, []);
  });
});

describe('engine: what another history has of an item', () => {
  const known = { server: { a: ['Newer', 4] }, isOtherHistory: true } satisfies Known;
  const older = (title: string) => confirmed('a', todo(title), 2, { editedAt: 2 });
  const later = (title: string) => confirmed('a', todo(title), 8, { editedAt: START_TIME + 1 });

  it('P15: takes the place of what the server had, which goes to the log', () => {
    const { server, log } = end([older('Older')], known);
    assert.deepEqual([server, log], [{ a: 'Older' }, [['a', 'Newer', true]]]);
  });

  it('P15: goes nowhere where it is the same', () => {
    assert.deepEqual(end([older('Newer')], known).log, []);
  });

  it('P15: is what an edit replaced where it isn’t later than what that was made on', () => {
    const edited = { ...known, local: { a: todo('Mine') } };
    const { state, server, log } = end([older('Older')], edited);
    const mine = getEntry(state.items.TODOS.local, 'a');
    assert.deepEqual(mine, { value: todo('Mine'), editedAt: START_TIME });
    assert.deepEqual([server, log], [{ a: 'Older' }, []]);
    const same = confirmed('a', todo('Same time'), FROM.version, { editedAt: 4 });
    assert.deepEqual(end([same], edited).log, []);
  });

  it('P15, M3: is merged with an edit where it is later, and what the server had is in the log', () => {
    const local = { a: todo('Mine') };
    const { server, local: left, log } = end([later('Theirs')], { ...known, local });
    assert.deepEqual([server, left], [{ a: 'Theirs' }, {}]);
    assert.deepEqual(log, [
      ['a', 'Newer', true],
      ['a', 'Mine', false],
    ]);
  });

  it('P15: that this device never had is taken', () => {
    assert.deepEqual(end([confirmed('b', todo('B'), 2)], known).server, { b: 'B' });
  });
});
