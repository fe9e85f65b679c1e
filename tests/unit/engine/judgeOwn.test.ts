import assert from 'node:assert/strict';
import type { Cursor } from '@daybook/protocol';
import { draftOf, mergeChange } from '../../../extension/src/engine/items/mergeChange.ts';
import {
  judgeOwn,
  ownCommits,
  sentOf,
  withOwnId,
} from '../../../extension/src/engine/items/ownCommits.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import { withEntry } from '../../../extension/src/shared/items.ts';
import { confirmed, START_TIME, todo } from './builders.ts';
import { CURSOR, commit, knowing, MOMENT, names } from './knowing.ts';

describe('engine: what became of own commits', () => {
  const cases: [
    name: string,
    state: EngineState,
    shown: { version: number; commitId: string | null }[],
    judged: { applied?: string[]; refused?: string[]; unknown?: string[] },
  ][] = [
    [
      'nothing shows it',
      knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3')] }),
      [],
      { unknown: ['C4'] },
    ],
    [
      'nothing shows a chain',
      knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3')], outbox: [commit(5, 'C4')] }),
      [],
      { unknown: ['C4', 'C5'] },
    ],
    [
      'another than its parent is two versions below it',
      knowing({ cursor: CURSOR, unanswered: [commit(6, 'C5')] }),
      [{ version: 4, commitId: 'X4' }],
      { unknown: ['C6'] },
    ],
    [
      'it is shown',
      knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3')] }),
      [{ version: 4, commitId: 'C4' }],
      { applied: ['C4'] },
    ],
    [
      'another is at its version',
      knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3')] }),
      [{ version: 4, commitId: 'X4' }],
      { refused: ['C4'] },
    ],
    [
      'another than its parent is below it',
      knowing({ cursor: CURSOR, unanswered: [commit(5, 'C4')] }),
      [{ version: 4, commitId: 'X4' }],
      { refused: ['C5'] },
    ],
    [
      'its parent is below it',
      knowing({ cursor: CURSOR, unanswered: [commit(5, 'C4')] }),
      [{ version: 4, commitId: 'C4' }],
      { unknown: ['C5'] },
    ],
    [
      'one of a chain is shown: what it is on is applied too',
      knowing({
        cursor: CURSOR,
        unanswered: [commit(4, 'X3')],
        outbox: [commit(5, 'C4'), commit(6, 'C5')],
      }),
      [{ version: 5, commitId: 'C5' }],
      { applied: ['C4', 'C5'], unknown: ['C6'] },
    ],
    [
      'what is below the cursor matters no more',
      knowing({ cursor: CURSOR, unanswered: [commit(3, 'X2'), commit(4, 'X3')] }),
      [{ version: 4, commitId: 'X4' }],
      { refused: ['C4'] },
    ],
    [
      'heads were renewed since',
      knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3')], outbox: [commit(5, 'C4')] }),
      [
        { version: 4, commitId: 'C4' },
        { version: 500_005, commitId: 'X' },
      ],
      { refused: ['C4'], unknown: ['C5'] },
    ],
    [
      'it is the head',
      knowing(
        { cursor: CURSOR, outbox: [commit(4, 'X3')] },
        { version: 4, commitId: 'C4', parent: 'X3' },
      ),
      [],
      { applied: ['C4'] },
    ],
    [
      'it is the head’s parent',
      knowing(
        { cursor: CURSOR, outbox: [commit(4, 'X3')] },
        { version: 5, commitId: 'X5', parent: 'C4' },
      ),
      [],
      { applied: ['C4'] },
    ],
    [
      'the head isn’t confirmed',
      knowing(
        { cursor: CURSOR, outbox: [commit(4, 'X3')] },
        { version: 4, commitId: 'X4', parent: 'X3', isConfirmed: false },
      ),
      [],
      { unknown: ['C4'] },
    ],
    [
      'there is no head',
      knowing({ cursor: null, outbox: [commit(1, null)] }, {}),
      [],
      { unknown: ['C1'] },
    ],
  ];
  for (const [name, state, shown, judged] of cases) {
    it(`P11: ${name}`, () => {
      const { applied, refused, unknown } = judgeOwn(state, 'TODOS', shown);
      assert.deepEqual(
        { applied: names(applied), refused: names(refused), unknown: names(unknown) },
        { applied: [], refused: [], unknown: [], ...judged },
      );
    });
  }

  it('P1, P10: all count until a whole cursor is past them', () => {
    const durable = { unanswered: [commit(3, 'X2')], outbox: [commit(4, 'C3')] };
    const of = (cursor: Cursor | null) =>
      names(ownCommits(knowing({ ...durable, cursor }), 'TODOS'));
    assert.deepEqual(of(null), ['C3', 'C4']);
    assert.deepEqual(of({ ...CURSOR, after: 'a' }), ['C3', 'C4']);
    assert.deepEqual(of(CURSOR), ['C4']);
    assert.deepEqual(of({ version: 4, commitId: 'C4' }), []);
  });

  it('M9: what they made of an item is theirs of that item', () => {
    const sent = sentOf([commit(4, 'X3', 'a', 'b'), commit(5, 'C4', 'b')], 'a');
    assert.deepEqual(
      sent.map(({ value }) => value),
      [todo('Own a')],
    );
  });
});

describe('engine: what may be the base of a change', () => {
  it('M9: is what was sent before it, not what was sent to come after it', () => {
    for (const [version, isChanged] of [
      [5, true],
      [4, false],
    ] as const) {
      const known = knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3', 'a')] });
      const { server, local } = known.items.TODOS;
      const base = { value: todo('A'), editedAt: 1 };
      const items = {
        server: withEntry(server, 'a', { ...base, version: 2 }),
        local: withEntry(local, 'a', { ...base, editedAt: START_TIME + 9 }),
      };
      const draft = draftOf('TODOS', items);
      const theirs = confirmed('a', todo('Theirs'), version);
      mergeChange(draft, theirs, known.durable.TODOS.unanswered);
      assert.deepEqual(draft.local.get('a')?.value, isChanged ? todo('A') : undefined);
      assert.equal(draft.losses.length, isChanged ? 1 : 0);
    }
  });
});

describe('engine: whose id a commit has', () => {
  const foreign = { version: 4, commitId: 'X4', deviceId: 'me' };
  const idAfter = (
    seen: { version: number; commitId: string | null; deviceId: string },
    more = {},
  ) => {
    const state = { ...knowing({ cursor: CURSOR, unanswered: [commit(4, 'X3')] }), ...more };
    const other = { version: 5, commitId: 'X5', deviceId: 'other' };
    return withOwnId(state, 'TODOS', [other, seen], MOMENT).deviceId;
  };

  it('P12: another’s under the device’s own id has it take a new one', () => {
    assert.equal(idAfter(foreign), 'N');
  });

  it('P12: not its own, nor another device’s, nor no commit', () => {
    assert.equal(idAfter({ ...foreign, commitId: 'C4' }), 'me');
    assert.equal(idAfter({ ...foreign, deviceId: 'other' }), 'me');
    assert.equal(idAfter({ ...foreign, commitId: null }), 'me');
  });

  it('P12, V7: nor where it leaves', () => {
    assert.equal(idAfter(foreign, { signingOut: true }), 'me');
    assert.equal(idAfter(foreign, { device: { state: 'removed', seenAt: 1 } }), 'me');
  });
});
