import assert from 'node:assert/strict';
import { type Action, type History, KINDS } from '../../simulator/actions.ts';
import { ACTION_FORMS, formsOf } from '../../simulator/page/actionForms.ts';
import { describeAction } from '../../simulator/page/describeAction.ts';
import { formatDuration } from '../../simulator/page/format.ts';
import { withAction, withoutAction } from '../../simulator/page/history.ts';
import { HistoryFilm } from '../../simulator/page/historyFilm.ts';

const EDIT: Action = { do: 'edit', device: 1, item: 2, field: 'notes' };
const PURGE: Action = { do: 'purge' };
const work = (steps: number): Action => ({ do: 'work', device: 0, steps, choice: 9 });
const HISTORY: History = { skews: [0, 0], actions: [EDIT, work(5), PURGE] };
const { chapters } = new HistoryFilm(HISTORY, {});

describe('simulator: actions by hand', () => {
  it('has a form for every action that histories have', () => {
    const known = new Set(ACTION_FORMS.map((form) => form.do));
    assert.deepEqual([...known].sort(), Object.keys(KINDS).sort());
  });

  it('learns a form from the values that occur: bounds, choices, devices', () => {
    const many = Array.from({ length: 20 }, (_, steps) => work(steps + 1));
    const flags = [true, false].map((pro): Action => ({ do: 'pro', pro }));
    assert.deepEqual(formsOf([...many, ...flags, PURGE]), [
      {
        do: 'work',
        hasDevice: true,
        fields: [
          { name: 'steps', kind: 'number', min: 1, max: 20, initial: 1 },
          { name: 'choice', kind: 'choice', values: [9], initial: 9 },
        ],
      },
      {
        do: 'pro',
        hasDevice: false,
        fields: [{ name: 'pro', kind: 'choice', values: [false, true], initial: false }],
      },
      { do: 'purge', hasDevice: false, fields: [] },
    ]);
  });

  it('learns that an action needn’t have a parameter', () => {
    const typed = { ...EDIT, type: 3 } as Action;
    const [form] = formsOf([typed, EDIT]);
    assert.deepEqual(form?.fields.at(-1), {
      name: 'type',
      kind: 'choice',
      values: [3, undefined],
      initial: undefined,
    });
  });

  it('puts an action before, between, amid and after the others', () => {
    const added: Action = { do: 'pass', ms: 50 };
    const at = (place: number) => {
      const edited = withAction(HISTORY, chapters, place, added);
      return [edited.history.actions, edited.place];
    };
    assert.deepEqual(at(0), [[added, EDIT, work(5), PURGE], 1]);
    assert.deepEqual(at(1), [[EDIT, added, work(5), PURGE], 2]);
    assert.deepEqual(at(3), [[EDIT, work(2), added, work(3), PURGE], 4]);
    assert.deepEqual(at(7), [[EDIT, work(5), PURGE, added], 8]);
    // What had settled is unsettled again.
    assert.deepEqual(at(8), [[EDIT, work(5), PURGE, added], 8]);
  });

  it('removes one, and goes back to where it was if that is over', () => {
    const without = (index: number, place: number) => {
      const edited = withoutAction(HISTORY, chapters, place, index);
      return [edited.history.actions, edited.place];
    };
    assert.deepEqual(without(1, 8), [[EDIT, PURGE], 1]);
    assert.deepEqual(without(2, 3), [[EDIT, work(5)], 3]);
  });

  it('is said in a few words', () => {
    const words = [EDIT, work(3), { do: 'online', device: 2, online: false } as const, PURGE];
    assert.deepEqual(
      words.map((action) => describeAction(action, ['A', 'B'])),
      ['edit · B · item 2 · notes', 'work · A · steps 3', 'online · A · not online', 'purge'],
    );
  });

  it('has durations that can be read', () => {
    const durations = [0, 50, 1_200, 61_000, 3_600_000, -5_400_000, 90_000_000, 7_776_000_000];
    assert.deepEqual(durations.map(formatDuration), [
      ...['0 ms', '50 ms', '1.2 s', '1 min 1 s', '1 h', '−1 h 30 min', '1 d 1 h', '90 d'],
    ]);
  });
});
