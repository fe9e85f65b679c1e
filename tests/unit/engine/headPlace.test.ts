import assert from 'node:assert/strict';
import type { Cursor } from '@daybook/protocol';
import { DAY, TIMING } from '../../../extension/src/engine/contract/timing.ts';
import {
  headName,
  isAtHead,
  isBehind,
  verifyTime,
  watchHeads,
} from '../../../extension/src/engine/receive/heads.ts';
import {
  type EngineState,
  emptyState,
  withType,
} from '../../../extension/src/engine/state/state.ts';
import {
  type FollowedHead,
  IDLE_DURABLE,
  IDLE_TRANSIENT,
  type TypeDurable,
  type TypeTransient,
} from '../../../extension/src/engine/state/typeState.ts';
import { START_TIME } from './builders.ts';

const CURSOR: Cursor = { version: 3, commitId: 'X3' };
const HEAD: FollowedHead = {
  ...{ version: 3, commitId: 'X3', parent: 'X2', deviceId: 'other', changes: null },
  ...{ updatedAt: null, hasPendingWrites: false, isConfirmed: true },
};
const NO_HEAD = { ...HEAD, version: 0, commitId: null, parent: null };

type Known = [durable: TypeDurable, transient: TypeTransient];

function known(head: FollowedHead | null, more: Partial<TypeTransient & TypeDurable> = {}): Known {
  return [
    { ...IDLE_DURABLE, cursor: CURSOR, ...more },
    { ...IDLE_TRANSIENT, head, ...more },
  ];
}

describe('engine: where a head is', () => {
  const places: [name: string, known: Known, place: { behind: boolean; at: boolean }][] = [
    ['at the cursor', known(HEAD), { behind: false, at: true }],
    ['above it', known({ ...HEAD, version: 4 }), { behind: true, at: false }],
    ['below it', known({ ...HEAD, version: 2 }), { behind: false, at: true }],
    ['another commit', known({ ...HEAD, commitId: 'other' }), { behind: true, at: false }],
    ['not seen', known(null), { behind: false, at: false }],
    [
      'above, but not confirmed',
      known({ ...HEAD, version: 4, isConfirmed: false }),
      { behind: false, at: false },
    ],
    ['nothing pulled yet', known(HEAD, { cursor: null }), { behind: false, at: false }],
    [
      'amid a pull',
      known(HEAD, { cursor: { ...CURSOR, after: 'a' } }),
      { behind: false, at: false },
    ],
    [
      'amid a full pull',
      known(HEAD, { fullPull: { from: CURSOR, isOtherHistory: false } }),
      { behind: false, at: false },
    ],
    [
      'fallen below it',
      known({ ...HEAD, version: 2 }, { hasHeadFallen: true }),
      { behind: false, at: false },
    ],
    [
      'fallen below it, and looked into',
      known({ ...HEAD, version: 2 }, { hasHeadFallen: true, pulledFor: 'X3' }),
      { behind: false, at: true },
    ],
  ];
  for (const [name, [durable, transient], expected] of places) {
    it(`P9, P13: ${name}`, () => {
      const place = { behind: isBehind(durable, transient), at: isAtHead(durable, transient) };
      assert.deepEqual(place, expected);
    });
  }

  it('P13: a type without a head has a name as well, one whose head wasn’t seen has none', () => {
    assert.deepEqual([HEAD, NO_HEAD, null].map(headName), ['X3', '0', null]);
  });
});

describe('engine: a head below the cursor', () => {
  const BELOW: FollowedHead = { ...HEAD, version: 2, commitId: 'X2' };
  const since = START_TIME;
  const timeOf = (more: Partial<TypeTransient>, head = BELOW) =>
    verifyTime(...known(head, { aheadSince: since, ...more }), since);

  it('P13: is looked into after 2 seconds where it fell, and after 5 where it only is late', () => {
    assert.equal(timeOf({ hasHeadFallen: true }), since + TIMING.repull);
    assert.equal(timeOf({}), since + TIMING.headLag);
  });

  it('P13, P18: not before a failed pull may be tried again', () => {
    assert.equal(timeOf({ retryAt: since + 60_000 }), since + 60_000);
  });

  it('K5: at once where the clock was set back since', () => {
    const [durable, transient] = known(BELOW, { aheadSince: since });
    assert.equal(verifyTime(durable, transient, since - 1), since - 1);
  });

  it('P13: not where it isn’t below, or was looked into', () => {
    assert.equal(timeOf({ aheadSince: null }), null);
    assert.equal(timeOf({ pulledFor: 'X2' }), null);
    assert.equal(timeOf({}, HEAD), null);
  });

  const moment = { now: START_TIME, nonce: 'N', random: 0.5 };
  const watched = (state: EngineState) => watchHeads(state, moment);
  function stateOf([durable, transient]: Known, clockOffset = 0): EngineState {
    return withType({ ...emptyState('a'), clockOffset }, 'HABITS', { durable, transient });
  }

  it('P13: is noted from when it was first seen until it isn’t any more', () => {
    const noted = watched(stateOf(known(BELOW)));
    assert.equal(noted.transient.HABITS.aheadSince, START_TIME);
    const earlier = stateOf(known(BELOW, { aheadSince: 5 }));
    assert.equal(watched(earlier), earlier);
    const over = watched(stateOf(known({ ...HEAD, version: 4 }, { aheadSince: 5 })));
    assert.equal(over.transient.HABITS.aheadSince, null);
  });

  it('P15: a day after it was last known, that the cursor is all there is is noted, by the server’s clock', () => {
    const now = START_TIME + 7;
    for (const [currentAt, noted] of [
      [now - DAY, now - DAY],
      [now - DAY - 1, now],
      [now + DAY, now + DAY],
      [now + DAY + 1, now],
    ] as const) {
      const { durable } = watched(stateOf(known(HEAD, { currentAt }), 7));
      assert.equal(durable.HABITS.currentAt, noted);
    }
    const behind = watched(stateOf(known({ ...HEAD, version: 4 }, { currentAt: 0 })));
    assert.equal(behind.durable.HABITS.currentAt, 0);
  });
});
