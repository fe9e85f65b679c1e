import { addToDatabase, replaceOnce } from '../support/rulesText.ts';
import { CALLERS } from './callers.ts';
import type { Operation } from './requests.ts';
import { rowsOf } from './rows.ts';
import { matchOf, SUBJECT_NAMES, SUBJECTS, type SubjectName } from './subjects.ts';

/** Rules that are a little wider than ours, and where the table has to notice. */
export interface Mutation {
  name: string;
  subject: SubjectName;
  operation: Operation;
  apply(rules: string): string;
}

const IS_OWNER = 'return request.auth != null && request.auth.uid == uid;';
const IS_PRO = '\n        && request.auth.token.pro == true';
const LASTS = '\n        && request.auth.token.proUntil * 1000 > request.time.toMillis()';
const OF_OWNER = 'return isOwner(uid)\n        && request.auth.token.pro';

const DEVICE = 'users/{uid}/devices/{deviceId}';
const HEAD = 'users/{uid}/sync/{dataType}';
const ITEM = 'users/{uid}/sync/{dataType}/items/{itemId}';
const COMMITTED_ITEMS: SubjectName[] = [ITEM, 'users/{uid}/sync/NOTES/items/{itemId}'];
const IN_COMMIT: Operation[] = ['create', 'update'];

const changed =
  (before: string, after: string): Mutation['apply'] =>
  (rules) =>
    replaceOnce(rules, before, after);
const added =
  (statements: string): Mutation['apply'] =>
  (rules) =>
    addToDatabase(rules, statements);

/** Slips in what the rules say now, and what people add without meaning so much. */
const SLIPS: Mutation[] = [
  {
    name: 'everybody is the owner',
    ...{ subject: 'users/{uid}', operation: 'get' },
    apply: changed(IS_OWNER, 'return true;'),
  },
  {
    name: 'everybody signed in is the owner',
    ...{ subject: 'subscriptions/{uid}', operation: 'get' },
    apply: changed(IS_OWNER, 'return request.auth != null;'),
  },
  {
    name: 'admins are owners',
    ...{ subject: 'users/{uid}', operation: 'get' },
    apply: changed(
      IS_OWNER,
      'return request.auth != null && (request.auth.uid == uid || request.auth.token.admin == true);',
    ),
  },
  {
    name: 'every Pro user may sync every account',
    ...{ subject: HEAD, operation: 'create' },
    apply: changed(OF_OWNER, 'return request.auth != null\n        && request.auth.token.pro'),
  },
  {
    name: 'every Pro user may remove every device',
    ...{ subject: DEVICE, operation: 'delete' },
    apply: changed(OF_OWNER, 'return request.auth != null\n        && request.auth.token.pro'),
  },
  {
    name: 'Pro by proUntil alone',
    ...{ subject: ITEM, operation: 'list' },
    apply: changed(IS_PRO, ''),
  },
  {
    name: 'Pro by any value of pro',
    ...{ subject: HEAD, operation: 'update' },
    apply: changed(IS_PRO, "\n        && 'pro' in request.auth.token"),
  },
  {
    name: 'Pro never ends',
    ...{ subject: ITEM, operation: 'update' },
    apply: changed(LASTS, ''),
  },
  {
    name: 'Pro without an end',
    ...{ subject: ITEM, operation: 'create' },
    apply: changed('request.auth.token.proUntil', "request.auth.token.get('proUntil', 4000000000)"),
  },
  {
    name: 'admins are Pro',
    ...{ subject: DEVICE, operation: 'create' },
    apply: changed(
      OF_OWNER,
      'return isOwner(uid) && request.auth.token.get("admin", false) == true\n        || isOwner(uid)\n        && request.auth.token.pro',
    ),
  },
  {
    name: 'any data type has a head',
    ...{ subject: 'users/{uid}/sync/NOTES', operation: 'create' },
    apply: changed(
      "dataType in ['TODOS', 'HABITS', 'SETTINGS', 'QUICK_LINKS', 'FOCUS_HISTORY']",
      'true',
    ),
  },
  {
    name: 'items don’t need their head',
    ...{ subject: `${ITEM} (without its head)`, operation: 'create' },
    apply: changed(' && isOfThisCommit(uid, dataType, itemId)', ''),
  },
  {
    name: 'the owner may do anything below his document',
    ...{ subject: 'users/{uid}/more/{id}', operation: 'create' },
    apply: added('match /users/{uid}/{path=**} { allow read, write: if isOwner(uid); }'),
  },
  {
    name: 'admins read everything',
    ...{ subject: 'customers/{uid}/subscriptions/{id}', operation: 'get' },
    apply: added('match /{path=**} { allow read: if request.auth.token.admin == true; }'),
  },
  {
    name: 'owners write their subscription',
    ...{ subject: 'subscriptions/{uid}', operation: 'update' },
    apply: added('match /subscriptions/{uid} { allow write: if isOwner(uid); }'),
  },
  {
    name: 'items are open across users to Pro',
    ...{ subject: '{path=**}/items/{id}', operation: 'list' },
    apply: added('match /{path=**}/items/{id} { allow read: if request.auth.token.pro == true; }'),
  },
];

/** Each operation opened to everybody signed in; and to the owner without Pro, where the table refuses him. */
function opened(subject: SubjectName): Mutation[] {
  const operations = Object.keys(SUBJECTS[subject].requests) as Operation[];
  return operations.flatMap((operation) => {
    // Head and item are judged together: where the item alone is opened, both are refused still.
    if (COMMITTED_ITEMS.includes(subject) && IN_COMMIT.includes(operation)) return [];
    const openTo = (condition: string) =>
      added(`match /${matchOf(subject)} { allow ${operation}: if ${condition}; }`);
    const refusesOwner = rowsOf(subject, operation).some(
      ({ caller, isPermitted }) => CALLERS[caller].isOwner && !isPermitted,
    );
    const mutation = { subject, operation };
    const toAll = { ...mutation, name: 'is open to all', apply: openTo('request.auth != null') };
    const toOwner = { ...mutation, name: 'is open to its owner', apply: openTo('isOwner(uid)') };
    return subject.includes('{uid}') && refusesOwner ? [toAll, toOwner] : [toAll];
  });
}

export const MUTATIONS: readonly Mutation[] = [...SLIPS, ...SUBJECT_NAMES.flatMap(opened)];
