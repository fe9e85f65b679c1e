import type { Checkin, DataType, FocusEntry, Habit, ItemValues, Todo } from '@daybook/protocol';
import { timeAt } from './seedTime.ts';

/** Items by data type and id. */
export type SampleData = { [Type in DataType]: Record<string, ItemValues[Type]> };

const START = timeAt('2026-09-21T06:45:00Z');

/** What pro@daybook.test has used Daybook for in the two weeks before the seed's moment. */
export const SAMPLE_DATA: SampleData = {
  TODOS: {
    'book-dentist': todo('a0', 'Book the dentist', { dueOn: '2026-10-09', priority: 2 }),
    'draft-talk': todo('a1', 'Draft the talk for Lisbon', {
      notes: 'Twenty minutes, then questions.\nStart from the story of the lost suitcase.',
      dueOn: '2026-10-16',
      priority: 3,
    }),
    'birthday-present': todo('a2', 'Find a birthday present for Noor', { dueOn: '2026-10-21' }),
    'renew-passport': todo('a3', 'Renew the passport', {
      notes: 'Photo must be less than six months old.',
      priority: 1,
    }),
    'bike-brakes': todo('a4', 'Have the bike’s brakes checked'),
    'water-plants': todo('a5', 'Water the plants', done('2026-10-04T08:10:00Z')),
    'send-invoice': todo('a6', 'Send September’s invoice', {
      priority: 3,
      ...done('2026-10-01T15:20:00Z'),
    }),
  },
  HABITS: {
    read: habit('a0', 'Read before bed', { color: 'blue', days: [1, 2, 3, 4, 5, 6, 7] }),
    run: habit('a1', 'Go for a run', { color: 'green', days: [2, 4, 6] }),
    water: habit('a2', 'Drink water', { color: 'teal', days: [1, 2, 3, 4, 5], target: 6 }),
    ...checkins('read', { '2026-09-30': 1, '2026-10-01': 1, '2026-10-03': 1, '2026-10-04': 1 }),
    ...checkins('run', { '2026-09-29': 1, '2026-10-01': 1, '2026-10-03': 1 }),
    ...checkins('water', { '2026-09-30': 6, '2026-10-01': 4, '2026-10-02': 6 }),
  },
  SETTINGS: {
    displayName: { value: 'Paula' },
    weekStartsOn: { value: 'monday' },
    focusMinutes: { value: 25 },
    breakMinutes: { value: 5 },
  },
  QUICK_LINKS: {
    mail: link('a0', 'Mail', 'https://mail.example/inbox'),
    calendar: link('a1', 'Calendar', 'https://calendar.example/week'),
    news: link('a2', 'News', 'https://news.example/'),
    library: link('a3', 'City library', 'https://library.example/account?tab=loans'),
  },
  FOCUS_HISTORY: {
    'focus-2026-10-01-1': focus('2026-10-01T13:00:00Z', 25, 25, 'September’s invoice'),
    'break-2026-10-01-1': pause('2026-10-01T13:25:00Z', 5),
    'focus-2026-10-01-2': focus('2026-10-01T13:30:00Z', 25, 25, 'September’s invoice'),
    'focus-2026-10-02-1': focus('2026-10-02T08:15:00Z', 50, 50, 'Talk for Lisbon'),
    'break-2026-10-02-1': pause('2026-10-02T09:05:00Z', 10),
    'focus-2026-10-02-2': focus('2026-10-02T09:15:00Z', 50, 18, 'Talk for Lisbon'),
  },
};

function todo(order: string, title: string, rest: Partial<Todo> = {}): Todo {
  return {
    title,
    done: false,
    notes: '',
    dueOn: null,
    priority: 0,
    order,
    createdAt: START,
    completedAt: null,
    ...rest,
  };
}

function done(at: string): Pick<Todo, 'done' | 'completedAt'> {
  return { done: true, completedAt: timeAt(at) };
}

function habit(
  order: string,
  name: string,
  rest: Pick<Habit, 'color' | 'days'> & { target?: number },
): Habit {
  return { kind: 'habit', name, target: 1, order, archived: false, createdAt: START, ...rest };
}

/** One habit's check-ins, from how often it was done on each day. */
function checkins(habitId: string, counts: Record<string, number>): Record<string, Checkin> {
  const items = Object.entries(counts).map(([day, count]): [string, Checkin] => [
    `${habitId}.${day}`,
    { kind: 'checkin', habitId, day, count },
  ]);
  return Object.fromEntries(items);
}

function link(order: string, title: string, url: string) {
  return { title, url, order, createdAt: START };
}

/** A run of the focus timer; one that was stopped early isn't completed. */
function focus(start: string, plannedMinutes: number, minutes: number, label: string): FocusEntry {
  const startedAt = timeAt(start);
  return {
    kind: 'focus',
    startedAt,
    endedAt: startedAt + minutes * 60_000,
    plannedMinutes,
    completed: minutes >= plannedMinutes,
    label,
  };
}

function pause(start: string, minutes: number): FocusEntry {
  return { ...focus(start, minutes, minutes, ''), kind: 'break' };
}
