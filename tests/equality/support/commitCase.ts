import { DATA_TYPES, type DataType, LIMITS } from '@daybook/protocol';
import fc from 'fast-check';
import { ITEM_SHAPES, type ItemShape } from '../../fixtures/itemShapes.ts';
import { type Break, brokenHead, brokenItem, brokenWho } from './breakages.ts';
import { validValue } from './itemValues.ts';
import { type CommitCase, type CommitItem, HEADS_ID } from './types.ts';

const MINUTE = 60_000;

const validItem = (type: DataType, index: number): fc.Arbitrary<CommitItem> =>
  fc.constantFrom(...ITEM_SHAPES.filter((shape) => shape.type === type)).chain((shape) =>
    fc.record({
      // Check-ins and settings have but one id; others take any.
      id: fc.constant(hasFixedId(shape) ? shape.id : `${shape.id}-${index}`),
      content: fc.oneof(
        { weight: 4, arbitrary: validValue(shape).map((value) => ({ value })) },
        fc.constant({ deleted: true }),
      ),
      editedAt: fc.constantFrom(
        ...[-MINUTE, 0, LIMITS.maxClockAheadMs - MINUTE].map((fromNow) => ({ fromNow })),
        { is: 0 },
      ),
      extra: fc.constant({}),
    }),
  );

const validCase: fc.Arbitrary<CommitCase> = fc.constantFrom(...DATA_TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    stored: fc.record({
      head: fc.oneof(
        fc.constant(null),
        fc.record(
          {
            version: fc.integer({ min: 3, max: 9 }),
            schema: fc.constant(1),
            // Never above the version; a head that says so was edited by hand (SPEC D19).
            purgedThrough: fc.nat(3),
          },
          { requiredKeys: ['version', 'schema'] },
        ),
      ),
      account: fc.constantFrom('none' as const, 'open' as const),
      items: fc.constantFrom('none' as const, 'value' as const, 'tombstone' as const),
    }),
    who: fc.constant('owner' as const),
    versionOff: fc.constant(0),
    parent: fc.constant('heads' as const),
    commitId: fc.constantFrom('new', 'A.-_9', 'x'.repeat(64)),
    deviceId: fc.constantFrom('laptop', 'd'),
    schema: fc.constant(1),
    carried: fc.constantFrom('all' as const, 'patches' as const, 'none' as const),
    headExtra: fc.constant({}),
    items: fc
      .tuple(
        validItem(type, 0),
        validItem(type, 1),
        validItem(type, 2),
        fc.integer({ min: 1, max: 3 }),
      )
      .map(([first, second, third, count]) => distinct([first, second, third]).slice(0, count)),
    isOrphan: fc.constant(false),
  }),
);

/** A third is valid, the rest broken in one to three ways. */
export const commitCase: fc.Arbitrary<CommitCase> = fc
  .tuple(
    validCase,
    fc.oneof(
      fc.constant<Break[]>([]),
      fc.oneof(brokenHead, brokenItem, brokenWho, brokenItem).map((one) => [one]),
      fc.array(fc.oneof(brokenHead, brokenItem, brokenWho), { minLength: 2, maxLength: 3 }),
    ),
  )
  .map(([valid, breaks]) => breaks.reduce((broken, next) => next(broken), valid))
  // A repeated commit is the one thing that the API door knows and the direct door refuses (A6).
  .filter(({ commitId, versionOff }) => commitId !== HEADS_ID || versionOff === 0);

function hasFixedId({ type, name }: ItemShape): boolean {
  return type === 'SETTINGS' || name === 'check-in';
}

function distinct(items: CommitItem[]): CommitItem[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
