import assert from 'node:assert/strict';
import { EDIT_PREFIX, KEYS } from '../../../extension/src/shared/keys.ts';

describe('the keys of what is stored', () => {
  it('are the same in every version: a device finds what an earlier Daybook has stored', () => {
    assert.deepEqual(
      Object.values(KEYS).map((key) =>
        typeof key === 'string' ? key : (key as (...parts: unknown[]) => string)('TODOS', 7),
      ),
      [
        ...['edit:TODOS', 'server:TODOS:7', 'local:TODOS:7', 'session', 'status', 'folded'],
        ...[
          'conflicts:TODOS',
          'devices',
          'authUser',
          'unmeasured',
          'deletedHabits',
          'sent:TODOS',
          'engine',
        ],
      ],
    );
    assert.ok(KEYS.edit('E1').startsWith(EDIT_PREFIX));
  });
});
