import { DATA_TYPES, type DataType, type ItemValue } from '@daybook/protocol';
import { aTodo } from '../fakes/todos.ts';
import { FOCUS_ENTRY, HABIT, QUICK_LINK } from '../fixtures/items.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What histories write to one data type. */
interface Shape {
  /** Fields that a person fills with text of their own. */
  fields: readonly [string, ...string[]];
  value: ItemValue;
  /** The text number `count` for a field. */
  token(field: string, count: number): string;
  /** Its only items, where the type has names of its own for them. */
  ids?: readonly [string];
}

const SHAPES: Record<DataType, Shape> = {
  TODOS: {
    fields: ['title', 'notes'],
    value: aTodo({ createdAt: 0 }),
    token: (field, count) => `${field}-${count};`,
  },
  HABITS: { fields: ['name', 'order'], value: HABIT, token: (_, count) => `a${count}` },
  SETTINGS: {
    fields: ['value'],
    value: { value: '' },
    token: (_, count) => `name-${count}`,
    ids: ['displayName'],
  },
  QUICK_LINKS: {
    fields: ['title', 'url'],
    value: QUICK_LINK,
    token: (field, count) => (field === 'url' ? `https://news.example/${count}` : `link-${count}`),
  },
  FOCUS_HISTORY: { fields: ['label'], value: FOCUS_ENTRY, token: (_, count) => `label-${count}` },
};

/** How long a run of the timer is, ms. */
const FOCUS_MS = 1_500_000;

/** Where a person writes: `item` is taken modulo what there is, and so are the others. */
export interface Place {
  type: DataType;
  id: string;
}

export function placeOf(type: number, item: number): Place {
  const dataType = DATA_TYPES[type % DATA_TYPES.length] ?? 'TODOS';
  const [only] = SHAPES[dataType].ids ?? [];
  return { type: dataType, id: only ?? `i${item}` };
}

export function fieldsOf(type: DataType): readonly [string, ...string[]] {
  return SHAPES[type].fields;
}

export function fieldOf(type: DataType, field: number): string {
  const { fields } = SHAPES[type];
  return fields[field % fields.length] ?? fields[0];
}

export function tokenOf(type: DataType, field: string, count: number): string {
  return SHAPES[type].token(field, count);
}

/** Times that whoever makes an item gives it. */
export function timesOf(type: DataType, now: number): Fields {
  if (type === 'FOCUS_HISTORY') return { startedAt: now - FOCUS_MS, endedAt: now };
  return 'createdAt' in SHAPES[type].value ? { createdAt: now } : {};
}

export function valueWith(type: DataType, before: ItemValue | null, texts: Fields): ItemValue {
  return { ...(before ?? SHAPES[type].value), ...texts } as ItemValue;
}

export function contentOf(value: ItemValue | null | undefined, field: string): string | null {
  const content = value ? (value as unknown as Fields)[field] : null;
  return content === null || content === undefined ? null : String(content);
}
