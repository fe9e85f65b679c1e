import type { ItemCase, PlannerCase, TypeCase } from './plannerCase.ts';

/** Cases that once failed, and those that chance rarely makes. */
export const KNOWN_CASES: Readonly<Record<string, PlannerCase>> = {
  'P11: an item that others deleted on top of an own commit came back with the next page': {
    ...quick(
      'FOCUS_HISTORY',
      [
        { item: 0, sent: { set: [2, 2], at: 1 }, unseen: deletes(0) },
        { item: 1, unseen: { set: [1, 2], at: 0 } },
        { item: 2, old: { set: [2, 2], at: 1 } },
      ],
      { kept: 'queued' },
    ),
    pageSize: 1,
    order: 14,
  },
  'P13: the server went back amid a full pull': {
    ...quick('SETTINGS', [{ item: 0, seen: set(1, 2) }], { cursor: 'full pull' }),
    job: 'put back',
    order: 1371874139,
  },
  'P13: … and others made again what is changed here': {
    ...quick(
      'TODOS',
      [{ item: 1, seen: set(1, 0), mine: { set: [2, 0], at: 0 }, after: { set: [2, 0], at: 2 } }],
      { cursor: 'full pull' },
    ),
    job: 'restored',
    order: 392910422,
  },
  'P6: the server went back between the pages of a first pull': {
    ...quick(
      'TODOS',
      [
        { item: 0, old: set(1, 3), seen: set(2, 2) },
        { item: 1, old: set(1, 1) },
      ],
      { cursor: 'none', isAsking: true },
    ),
    job: 'put back',
    pageSize: 1,
  },
  'P6: deletions of a version were purged while a device was amid it': {
    ...quick(
      'QUICK_LINKS',
      [
        { item: 1, seen: set(1, 2) },
        { item: 2, old: set(2, 3), seen: deletes(1) },
      ],
      { cursor: 'pull' },
    ),
    job: 'purged',
    pageSize: 1,
  },
  'P14: a late own commit, which the head shows when a full pull ends that was asked for before it':
    {
      ...quick('TODOS', [{ item: 0, sent: set(1, 0), mine: set(0, 2) }], {
        cursor: 'full pull',
        applied: 0,
        kept: 'late',
        isAsking: true,
      }),
      order: 566937129,
    },
  'M9: a deletion was sent, and others made the item again as it was': {
    ...quick('FOCUS_HISTORY', [
      { item: 1, old: { set: [2, 2], at: 3 }, sent: deletes(3), unseen: { set: [2, 2], at: 3 } },
    ]),
    isCold: true,
    order: 1466994790,
  },
  'M11: each side changed some fields of a group': quick('FOCUS_HISTORY', [
    { item: 2, old: set(0, 3), mine: { set: [2, 2], at: 3 }, unseen: { set: [2, 0], at: 0 } },
  ]),
  'D23: a habit is deleted whose check-in the device knows': quick('HABITS', [
    { item: 0, old: set(1, 0), mine: deletes(2), isEdit: true },
    { item: 3, old: set(1, 0) },
  ]),
};

/** One type, whose first commit the server took and Firestore has lost; nothing else is the matter. */
function quick(
  type: TypeCase['type'],
  items: readonly ItemCase[],
  more: Partial<TypeCase> = {},
): PlannerCase {
  const typeCase: TypeCase = { type, items, cursor: 'whole', applied: 1, kept: 'lost', ...more };
  return { types: [typeCase], lag: 0, pageSize: 50, order: 1 };
}

/** The item's first text. */
function set(text: number, at: number) {
  return { set: [0, text], at } as const;
}

function deletes(at: number) {
  return { deletes: true, at } as const;
}
