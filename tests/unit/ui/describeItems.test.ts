import assert from 'node:assert/strict';
import type { DataType, ItemValue } from '@daybook/protocol';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describeConflict } from '../../../extension/src/ui/panel/conflicts/describeConflict.ts';
import { useServices } from '../../../extension/src/ui/services.ts';
import { describeOrder, describeValue } from '../../../extension/src/ui/text/description.ts';
import { formatDay } from '../../../extension/src/ui/text/formatDay.ts';
import { formatWeekdays } from '../../../extension/src/ui/text/formatWeekdays.ts';
import { withoutIsolates } from '../../../extension/src/ui/text/isolated.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';
import { useLocale } from '../../../extension/src/ui/text/useTexts.ts';
import { describeTodo } from '../../../extension/src/ui/todos/describe.ts';
import { aTodo } from '../../fakes/todos.ts';

const [EN, DE] = [localeOf('en-US'), localeOf('de-DE')];
/** Long ago, so that it has a date wherever the test runs. */
const TIME = new Date(2001, 1, 3, 9, 5).getTime();
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

const CHECKIN: ItemValue = { kind: 'checkin', habitId: 'h1', day: '2027-02-01', count: 3 };
const HABIT: ItemValue = {
  ...{ kind: 'habit', name: 'Read', color: 'teal', days: [7, 1], target: 2, order: 'a0' },
  ...{ archived: true, createdAt: TIME },
};
const LINK: ItemValue = { title: 'News', url: 'https://a.test/', order: 'a0', createdAt: TIME };
const FOCUS: ItemValue = {
  ...{ kind: 'focus', startedAt: TIME, endedAt: TIME + 60_000, plannedMinutes: 25 },
  ...{ completed: true, label: 'Mail' },
};

/** An item that was lost whole, in words: its title, its type, and what else is worth a line. */
function inWords(
  dataType: DataType,
  value: ItemValue | null,
  locale = EN,
  itemId = 'x',
  habit?: ItemValue,
) {
  const conflict = {
    ...{ id: 'N1.0', dataType, itemId, side: 'mine' as const, fields: [], at: 1 },
    lost: { value, editedAt: 1 },
  };
  const { title, type, lost } = describeConflict(
    { conflict, present: null, ...(habit && { habit }) },
    locale,
  );
  return [
    withoutIsolates(title),
    type,
    ...lost.map(({ label, text }) => plain(`${label}: ${text}`)),
  ];
}

describe('an item in words', () => {
  it('a todo: what is set of it, and neither its place nor its times', () => {
    const value = aTodo({ title: 'Milk', done: true, completedAt: TIME, dueOn: '2027-02-01' });
    assert.deepEqual(inWords('TODOS', value), ['Milk', null, 'Done: yes', 'Due: Feb 1, 2027']);
    const nothing = aTodo({ title: 'Milk', priority: 2, notes: 'Two' });
    assert.deepEqual(inWords('TODOS', nothing), ['Milk', null, 'Notes: Two', 'Priority: medium']);
  });

  it('a habit, with its days from Monday on', () => {
    assert.deepEqual(inWords('HABITS', HABIT), [
      ...['Read', 'habits', 'Color: teal', 'Days: Mon, Sun', 'Target: 2', 'Archived: yes'],
    ]);
    assert.deepEqual(inWords('HABITS', HABIT, DE), [
      ...['Read', 'Gewohnheiten', 'Farbe: Petrol', 'Tage: Mo, So', 'Ziel: 2', 'Archiviert: ja'],
    ]);
  });

  it('a place in a list, of whatever type, by no more than that it is another', () => {
    const values: [DataType, ItemValue][] = [
      ['TODOS', aTodo()],
      ['HABITS', HABIT],
      ['QUICK_LINKS', LINK],
    ];
    for (const [dataType, value] of values) {
      const conflict = {
        ...{ id: 'N1.0', dataType, itemId: 'x', side: 'mine' as const, fields: ['order'], at: 1 },
        lost: { value, editedAt: 1 },
      };
      assert.deepEqual(describeConflict({ conflict, present: value }, EN).lost, [
        { label: 'Place', text: 'another place in the list', now: null },
      ]);
    }
  });

  it('a check-in, by its habit and its day, whatever of it was lost', () => {
    const id = 'h1.2027-02-01';
    const named = (value: ItemValue | null, locale = EN, habit?: ItemValue) =>
      inWords('HABITS', value, locale, id, habit);
    assert.deepEqual(named(CHECKIN, EN, HABIT), ['Read · Feb 1, 2027', 'habits', 'Count: 3']);
    assert.deepEqual(named(CHECKIN, DE, HABIT), ['Read · 01.02.2027', 'Gewohnheiten', 'Anzahl: 3']);
    assert.deepEqual(named(null, EN, HABIT), ['Read · Feb 1, 2027', 'habits']);
    assert.equal(named(CHECKIN)[0], 'Unknown habit · Feb 1, 2027');
    assert.equal(named(CHECKIN, DE)[0], 'Unbekannte Gewohnheit · 01.02.2027');
    assert.equal(named(CHECKIN, EN, CHECKIN)[0], 'Unknown habit · Feb 1, 2027');
  });

  it('D24: a check-in, whose habit’s name changes nothing of the day beside it', () => {
    const conflict = {
      ...{ id: 'N1.0', dataType: 'HABITS' as const, itemId: 'h1.2027-02-01' },
      ...{ side: 'mine' as const, fields: [], at: 1, lost: { value: CHECKIN, editedAt: 1 } },
    };
    const habit: ItemValue = { ...HABIT, name: '\u202eRead' };
    const { title } = describeConflict({ conflict, present: null, habit }, EN);
    assert.equal(title, '\u2068\u202eRead\u2069 · Feb 1, 2027');
  });

  it('a quick link, by its address where it has no title', () => {
    assert.deepEqual(inWords('QUICK_LINKS', LINK), [
      'News',
      'quick links',
      'Address: https://a.test/',
    ]);
    const untitled = { ...LINK, title: '' };
    assert.deepEqual(inWords('QUICK_LINKS', untitled), ['https://a.test/', 'quick links']);
  });

  it('a time of focus, by its label, or by when it began where it has none', () => {
    assert.deepEqual(inWords('FOCUS_HISTORY', FOCUS), [
      ...['Mail', 'focus history', 'Started: Feb 3, 2001, 9:05 AM', 'Ended: Feb 3, 2001, 9:06 AM'],
      ...['Minutes: 25', 'Completed: yes'],
    ]);
    const untitled: ItemValue = { ...FOCUS, label: '' };
    assert.deepEqual(
      inWords('FOCUS_HISTORY', untitled)
        .slice(0, 3)
        .map((part) => plain(part ?? '')),
      [...['Feb 3, 2001, 9:05 AM', 'focus history', 'Ended: Feb 3, 2001, 9:06 AM']],
    );
    assert.equal(inWords('FOCUS_HISTORY', null)[0], 'focus history');
  });

  const setting = (name: string, value: string | number, locale = EN) =>
    inWords('SETTINGS', { value } as ItemValue, locale, name);

  it('a setting, by what it is called', () => {
    assert.deepEqual(setting('theme', 'dark'), ['Theme', 'settings', 'Value: dark']);
    assert.deepEqual(setting('theme', 'dark', DE), ['Design', 'Einstellungen', 'Wert: dunkel']);
    const week = ['Erster Tag der Woche', 'Einstellungen', 'Wert: Montag'];
    assert.deepEqual(setting('weekStartsOn', 'monday', DE), week);
    const minutes = ['Minuten Pause', 'Einstellungen', 'Wert: 5'];
    assert.deepEqual(setting('breakMinutes', 5, DE), minutes);
  });

  it('a setting whose value a person typed, or that has no words, as it is', () => {
    assert.deepEqual(setting('displayName', 'dark', DE).at(-1), 'Wert: dark');
    assert.deepEqual(setting('clockFormat', '13h', DE).at(-1), 'Wert: 13h');
    assert.deepEqual(setting('toString', 'x'), ['settings', 'settings', 'Value: x']);
  });
});

describe('a value in words', () => {
  const words = (field: string, value: unknown, locale = EN) =>
    plain(describeValue(describeTodo, { itemId: 'x', field, value }, locale));

  it('is by its type where its field has no words', () => {
    assert.equal(words('notes', 'Two'), 'Two');
    assert.equal(words('done', true), 'yes');
    assert.equal(words('done', false), 'no');
    assert.equal(words('done', false, DE), 'nein');
    assert.equal(words('createdAt', TIME), 'Feb 3, 2001, 9:05 AM');
    assert.equal(words('createdAt', TIME, DE), '03.02.2001, 09:05');
    assert.equal(words('createdAt', 'text'), 'text');
    assert.equal(words('count', 7), '7');
  });

  it('is none where there is nothing', () => {
    for (const nothing of [null, undefined, '']) {
      assert.equal(words('dueOn', nothing), 'none');
      assert.equal(words('dueOn', nothing, DE), 'keine Angabe');
    }
  });

  it('is that of its field where that has words', () => {
    assert.equal(words('dueOn', '2027-02-01', DE), '01.02.2027');
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((priority) => words('priority', priority)),
      ['none', 'low', 'medium', 'high', '4'],
    );
    assert.equal(words('order', 'a0'), describeOrder('a0', EN));
    assert.equal(describeOrder('a0', EN), 'another place in the list');
    assert.notEqual(describeOrder('a0', DE), describeOrder('a0', EN));
  });
});

describe('dates in words', () => {
  const { TZ } = process.env;
  afterEach(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });

  it('a day is the same wherever it is read', () => {
    for (const zone of ['America/Los_Angeles', 'UTC', 'Pacific/Auckland']) {
      process.env.TZ = zone;
      assert.equal(formatDay('2027-02-01', 'en-US'), 'Feb 1, 2027');
      assert.equal(formatDay('2027-12-31', 'de'), '31.12.2027');
      assert.equal(formatWeekdays([1, 7], 'en'), 'Mon, Sun');
    }
  });

  it('weekdays are from Monday to Sunday, in whatever order they are stored', () => {
    const stored = [7, 3, 1];
    assert.equal(formatWeekdays(stored, 'en'), 'Mon, Wed, Sun');
    assert.equal(formatWeekdays(stored, 'de'), 'Mo, Mi, So');
    assert.deepEqual(stored, [7, 3, 1]);
  });
});

describe('what components ask of the page', () => {
  for (const use of [useLocale, useServices]) {
    it(`${use.name} says so where the page has forgotten it`, () => {
      const Component = () => {
        use();
        return null;
      };
      assert.throws(
        () => renderToStaticMarkup(createElement(Component)),
        /needs a .*Context above/,
      );
    });
  }
});
