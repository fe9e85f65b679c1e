import { DATA_TYPES, type DataType } from '@daybook/protocol';
import { Random } from '../random.ts';

/**
 * What somebody does to an item: sets a text of it, or fields that belong together (SPEC M11), or deletes it. `at` orders
 * what two do without knowing of each other; the same number is the same moment.
 */
export type Change =
  | { readonly set: readonly [field: number, text: number]; readonly at: number }
  | { readonly deletes: true; readonly at: number };

/** One item, and what became of it where: each change is made on the one before that its maker knew. */
export interface ItemCase {
  readonly item: number;
  /** Known to all, and in the backup of the server, if there is one. */
  readonly old?: Change;
  /** Of another device; this one has seen it. */
  readonly seen?: Change;
  /** What this device sent in its first and its second commit that has no answer. */
  readonly sent?: Change;
  readonly sentNext?: Change;
  /** What is changed here and was never sent. */
  readonly mine?: Change;
  /** A tab has stored it, and the engine has not folded it. */
  readonly isEdit?: true;
  /** Of another device, which this one hasn't seen. */
  readonly unseen?: Change;
  /** The same, after what was done to the server as a whole. */
  readonly after?: Change;
}

/** What is left of the commits that this device sent. */
export type OwnKept =
  /** All wait in Firestore's queue; what the server has of them, it has without an answer. */
  | 'queued'
  /** Of those in the queue the server has none. */
  | 'answered'
  /** The device believes them to be queued, and Firestore has lost its queue. */
  | 'lost'
  /** They are in no queue any more. */
  | 'unanswered'
  /** They went by the API door, whose answers were lost. */
  | 'pushed'
  /** So they did; the last one's answer is on its way. */
  | 'underWay'
  /** The last one may still reach the server, at any time. */
  | 'late';

export interface TypeCase {
  readonly type: DataType;
  readonly items: readonly ItemCase[];
  /** How far this device has read it. */
  readonly cursor: 'none' | 'first pull' | 'whole' | 'pull' | 'full pull';
  /** How many of its own commits the server has: the first, or both. */
  readonly applied: number;
  readonly kept: OwnKept;
  /** What the worker knows besides, true or not. */
  readonly isRefused?: true;
  readonly mustPull?: true;
  readonly pushByApi?: true;
  readonly failures?: number;
  /** It asked for what is new before the others did what it hasn't seen. */
  readonly isAsking?: true;
}

/** What is done to the server as a whole: `restored` renews the heads, as docs/ADMIN.md has it, `put back` doesn't. */
export type ServerJob = 'purged' | 'erased' | 'restored' | 'put back';

/** One server and one device, in a state that a seed makes. */
export interface PlannerCase {
  readonly types: readonly TypeCase[];
  readonly job?: ServerJob;
  /** The worker has just started; otherwise it is connected. */
  readonly isCold?: true;
  readonly isStuck?: true;
  /** How many heads its live query lacks. */
  readonly lag: number;
  /** The other device has this one's id: a copied profile. */
  readonly isTwin?: true;
  /** Each commit of others has one item. */
  readonly isApart?: true;
  readonly pageSize: number;
  /** The order in which things happen. */
  readonly order: number;
}

const KEPT: readonly [OwnKept, ...OwnKept[]] = [
  'queued',
  'queued',
  'answered',
  'lost',
  'unanswered',
  'pushed',
  'underWay',
  'late',
];

/** A seed is a whole case. */
export function plannerCaseOf(seed: number): PlannerCase {
  const random = new Random(seed);
  const job = random.pick<ServerJob | undefined>([
    undefined,
    undefined,
    undefined,
    undefined,
    'purged',
    'erased',
    'restored',
    'put back',
  ]);
  const first = random.below(DATA_TYPES.length);
  const count = random.pick([1, 1, 1, 2]);
  return {
    types: Array.from({ length: count }, (_, index) => typeCaseOf(random, first + index)),
    ...(job && { job }),
    ...(random.chance(0.3) && { isCold: true as const }),
    ...(random.chance(0.1) && { isStuck: true as const }),
    lag: random.below(4),
    ...(random.chance(0.2) && { isTwin: true as const }),
    ...(random.chance(0.5) && { isApart: true as const }),
    pageSize: random.pick([1, 2, 50]),
    order: random.below(0x7fffffff),
  };
}

function typeCaseOf(random: Random, type: number): TypeCase {
  const dataType = DATA_TYPES[type % DATA_TYPES.length] ?? 'TODOS';
  // Of the settings the simulator has one.
  const length = dataType === 'SETTINGS' ? 1 : random.between(1, 4);
  const flag = (probability: number) => (random.chance(probability) ? true : undefined);
  return withoutUndefined({
    type: dataType,
    items: Array.from({ length }, (_, item) => itemCaseOf(random, item)),
    cursor: random.pick([
      'none',
      'first pull',
      'whole',
      'whole',
      'whole',
      'whole',
      'pull',
      'full pull',
    ] as const),
    applied: random.below(3),
    kept: random.pick(KEPT),
    isRefused: flag(0.1),
    mustPull: flag(0.2),
    pushByApi: flag(0.2),
    failures: random.chance(0.1) ? random.between(1, 6) : undefined,
    isAsking: flag(0.3),
  }) as TypeCase;
}

function itemCaseOf(random: Random, item: number): ItemCase {
  const maybe = (probability: number) =>
    random.chance(probability) ? changeOf(random) : undefined;
  return withoutUndefined({
    item,
    old: maybe(0.7),
    seen: maybe(0.3),
    sent: maybe(0.4),
    sentNext: maybe(0.15),
    mine: maybe(0.5),
    isEdit: random.chance(0.2) ? true : undefined,
    unseen: maybe(0.4),
    after: maybe(0.1),
  }) as ItemCase;
}

/** Few texts and moments, so that they come back and meet. */
function changeOf(random: Random): Change {
  const at = random.below(4);
  if (random.chance(0.2)) return { deletes: true, at };
  return { set: [random.pick([0, 0, 1, 2, 2]), random.pick([0, 1, 1, 2])], at };
}

function withoutUndefined<Fields extends object>(fields: Fields): Partial<Fields> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<Fields>;
}
