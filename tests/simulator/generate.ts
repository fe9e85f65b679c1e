import { type Action, type History, KINDS, kindOf, NOT_YET } from './actions.ts';
import { Random } from './random.ts';
import type { HistoryOptions } from './stage.ts';

const HOUR = 3_600_000;
const NAMES = Object.keys(KINDS) as Action['do'][];
/** Without these nothing happens. */
const ALWAYS = new Set<Action['do']>(['edit', 'work']);

/** What kinds of faults a run is about; the others are rarer in it. */
export type Suite = readonly Action['do'][];

export const SUITES: Readonly<Record<string, Suite>> = {
  everyday: ['delete', 'revert', 'pass', 'online', 'crash', 'loseAnswer', 'purge', 'findAgain'],
  machines: ['copyProfile', 'backUpMachine', 'putBackMachine', 'backUpServer', 'restoreServer'],
  doors: ['apiDoor', 'directDoor', 'auth', 'firestoreDies', 'firestoreReplaced', 'pro', 'proFor'],
  time: ['setClock', 'sleep', 'run', 'pass', 'proFor', 'crash'],
  values: ['writeRefused', 'importMany', 'collide', 'restoreLost', 'dismissLog', 'bulk', 'revert'],
  stored: [
    'breakStored',
    'breakItem',
    'newerWrites',
    'updateDaybook',
    'crash',
    'failWrite',
    'revert',
    'delete',
    'run',
  ],
  away: ['purge', 'missDeletion', 'delete', 'online', 'run', 'apiDoor', 'directDoor', 'crash'],
  people: ['bulk', 'apiCommit', 'apiReplace', 'removeDevice', 'signOut', 'signIn', 'erase'],
};

/** A seed is a whole history: its options, and what happens. */
export function historyOf(seed: number, suite: Suite = []): History {
  const random = new Random(seed);
  const options = { ...optionsOf(random, suite), ...quotaOf(new Random(seed ^ QUOTA_SALT)) };
  const skews = Array.from({ length: random.between(2, 4) }, () =>
    random.pick([0, 0, HOUR, -HOUR, 1_500]),
  );
  const actions = Array.from({ length: random.between(10, 60) }, () => actionOf(random, options));
  return { skews, actions, options };
}

/** Each history has some of the faults only, and each of those more or less often. */
function optionsOf(random: Random, suite: Suite): HistoryOptions {
  const weights: Record<string, number> = {};
  for (const name of NAMES) {
    const { weight } = KINDS[name];
    const share = suite.includes(name) ? 0.7 : 0.25;
    const isIn = random.chance(share);
    const factor = random.pick([0.5, 1, 1, 2]);
    if (name in NOT_YET) continue;
    if (ALWAYS.has(name)) weights[name] = weight;
    else if (isIn) weights[name] = weight * factor;
  }
  return {
    variety: random.pick([0, 0, 2, 3]),
    pageSize: random.pick([2, 3, 50]),
    ...(random.chance(0.2) && { maxRequestBytes: 2_000 }),
    ...(random.chance(0.1) && { mostCarried: 20 }),
    freezes: random.chance(0.1),
    ...(random.chance(0.1) && { refusesDirect: true }),
    weights,
  };
}

/** By itself, so that other histories are those that they were before there were quotas. */
const QUOTA_SALT = 0x517a;

function quotaOf(random: Random): Pick<HistoryOptions, 'quota'> {
  if (!random.chance(0.15)) return {};
  return { quota: { items: random.pick([1, 2, 4]), isKnown: random.chance(0.5) } };
}

export function actionOf(random: Random, { weights = {} }: HistoryOptions): Action {
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  let left = random.next() * total;
  const found = Object.entries(weights).find(([, weight]) => {
    left -= weight;
    return left < 0;
  });
  const name = (found?.[0] ?? 'work') as Action['do'];
  return { do: name, ...kindOf(name).make(random) } as Action;
}
