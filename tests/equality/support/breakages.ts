import { LIMITS } from '@daybook/protocol';
import fc from 'fast-check';
import { ITEM_SHAPES, type ItemShape } from '../../fixtures/itemShapes.ts';
import { brokenValue } from './itemValues.ts';
import { type CommitCase, type CommitItem, FORGERIES, HEADS_ID, type Who } from './types.ts';

type Fields = Record<string, unknown>;

const MINUTE = 60_000;

/** Makes a case that is right wrong in one way. */
export type Break = (valid: CommitCase) => CommitCase;

const BAD_IDS: unknown[] = ['', '-a', '.a', 'a b', 'ä', 'a\n', 'x'.repeat(65), 1, {}, []];
const NO_VERSIONS = [-2, -1, 1, 2, 0.5];

const onHead =
  (fields: Partial<CommitCase>): Break =>
  (valid) => ({ ...valid, ...fields });
const onStored =
  (fields: Partial<CommitCase['stored']>): Break =>
  (valid) => ({ ...valid, stored: { ...valid.stored, ...fields } });
const onItem =
  (change: (item: CommitItem) => Partial<CommitItem>): Break =>
  (valid) => ({
    ...valid,
    items: valid.items.map((item, index) => (index === 0 ? { ...item, ...change(item) } : item)),
  });

export const brokenHead: fc.Arbitrary<Break> = fc.oneof(
  fc.constantFrom(...NO_VERSIONS).map((versionOff) => onHead({ versionOff })),
  fc.constantFrom('other' as const, 'null' as const).map((parent) => onHead({ parent })),
  fc.constantFrom(HEADS_ID, ...BAD_IDS).map((commitId) => onHead({ commitId })),
  fc.constantFrom(...BAD_IDS, null).map((deviceId) => onHead({ deviceId })),
  fc.constantFrom<unknown>(0, 2, -1, 1.5, '1', null).map((schema) => onHead({ schema })),
  fc
    .constantFrom<Fields>({ extra: 1 }, { purgedThrough: 7 }, { updatedAt: 1 }, { '': 1 })
    .map((headExtra) => onHead({ headExtra })),
  fc.constantFrom(...FORGERIES).map((carried) => onHead({ carried })),
  fc.constant(onHead({ isOrphan: true })),
  fc.constant<Break>((valid) => ({
    ...valid,
    stored: { ...valid.stored, head: { version: 3, ...valid.stored.head, schema: 2 } },
  })),
  fc.constant(onStored({ head: null, account: 'deleted' })),
);

export const brokenWho: fc.Arbitrary<Break> = fc
  .constantFrom<Who>('other', 'free', 'lapsed', 'notQuitePro')
  .map((who) => onHead({ who }));

export const brokenItem: fc.Arbitrary<Break> = fc.oneof(
  fc.constantFrom(...ITEM_SHAPES).chain((shape) =>
    brokenValue(shape).map(
      (value): Break =>
        (valid) => {
          // Put where the shape belongs, so that it is wrong for what it is and not for where it is.
          const items = [{ ...anItem(shape), content: { value } }];
          return { ...valid, type: shape.type, items };
        },
    ),
  ),
  fc.constantFrom(...ITEM_SHAPES).map(({ base }) => onItem(() => ({ content: { value: base } }))),
  fc
    .constantFrom<Fields>(
      {},
      { deleted: false },
      { deleted: 1 },
      { deleted: null },
      { value: null },
      { value: 'x' },
      { value: [] },
      { value: {} },
    )
    .map((content) => onItem(() => ({ content }))),
  fc.constant(onItem(({ content }) => ({ content: { ...content, value: {}, deleted: true } }))),
  fc
    .constantFrom('-a', 'a b', 'x'.repeat(65), 'ä', '__a__', 'theme', 'Theme', 'read.2026-11-23')
    .map((id) => onItem(() => ({ id }))),
  fc
    .constantFrom<Fields>(
      { extra: 1 },
      { version: 0 },
      { commitId: 'c0' },
      { deviceId: 'elsewhere' },
      { updatedAt: 1 },
    )
    .map((extra) => onItem(() => ({ extra }))),
  fc
    .constantFrom<unknown>(-1, 1.5, '1', null, 253_402_300_800_000, [], {})
    .map((is) => onItem(() => ({ editedAt: { is } }))),
  fc.constant(onItem(() => ({ editedAt: { fromNow: LIMITS.maxClockAheadMs + MINUTE } }))),
);

function anItem({ id }: ItemShape): CommitItem {
  return { id, content: {}, editedAt: { fromNow: 0 }, extra: {} };
}
