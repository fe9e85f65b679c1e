import { type DataType, paths } from '@daybook/protocol';
import { serverTimestamp } from 'firebase/firestore';
import { FIRST_HEAD, itemOf, SECOND, submit } from '../support/directCommit.ts';
import {
  acrossUsers,
  documents,
  FEW,
  type Fields,
  type Request,
  type Subject,
} from './requests.ts';

const NOW = serverTimestamp();
const NOTES = 'NOTES' as DataType; // which is none

const HEAD = { ...FIRST_HEAD, updatedAt: NOW };
const ITEM = itemOf(FIRST_HEAD);
const DEVICE = { name: 'Laptop', platform: 'Linux', appVersion: '1.0.0', lastSeenAt: NOW };
const SUBSCRIPTION = { status: 'active', plan: 'pro', currentPeriodEnd: new Date('2036-01-01') };
const ANYTHING = { name: 'anything' };

/** Named by the path that they match, as rules write it; a remark in brackets is no part of it. */
const NAMED = {
  'users/{uid}': documents(paths.user, { claimsUpdatedAt: NOW, deletedAt: null }),
  'users/{uid}/sync/{dataType}': documents(
    (uid) => paths.head(uid, 'TODOS'),
    HEAD,
    commits('TODOS', {}),
  ),
  'users/{uid}/sync/{dataType}/items/{itemId}': documents(
    (uid) => paths.item(uid, 'TODOS', 't1'),
    ITEM,
    commits('TODOS', { t1: {} }),
    FEW,
  ),
  'users/{uid}/sync/{dataType}/items/{itemId} (without its head)': documents(
    (uid) => paths.item(uid, 'TODOS', 't2'),
    ITEM,
    {},
    FEW,
  ),
  'users/{uid}/sync/NOTES': documents((uid) => paths.head(uid, NOTES), HEAD, commits(NOTES, {})),
  'users/{uid}/sync/NOTES/items/{itemId}': documents(
    (uid) => paths.item(uid, NOTES, 't1'),
    ITEM,
    commits(NOTES, { t1: {} }),
    FEW,
  ),
  'users/{uid}/sync/{dataType}/items/{itemId}/more/{id}': documents(
    (uid) => `${paths.item(uid, 'TODOS', 't1')}/more/x`,
    ANYTHING,
  ),
  'users/{uid}/sync/{dataType}/more/{id}': documents(
    (uid) => `${paths.head(uid, 'TODOS')}/more/x`,
    ANYTHING,
  ),
  'users/{uid}/devices/{deviceId}': documents(
    (uid) => paths.device(uid, 'laptop'),
    DEVICE,
    {},
    FEW,
  ),
  'users/{uid}/devices/{deviceId}/more/{id}': documents(
    (uid) => `${paths.device(uid, 'laptop')}/more/x`,
    ANYTHING,
  ),
  'users/{uid}/more/{id}': documents((uid) => `${paths.user(uid)}/more/x`, ANYTHING),
  'subscriptions/{uid}': documents(paths.subscription, SUBSCRIPTION),
  'subscriptions/{uid}/more/{id}': documents(
    (uid) => `${paths.subscription(uid)}/more/x`,
    ANYTHING,
  ),
  'customers/{uid}': documents((uid) => `customers/${uid}`, { stripeId: 'cus_1' }),
  'customers/{uid}/subscriptions/{id}': documents(
    (uid) => `customers/${uid}/subscriptions/sub_1`,
    SUBSCRIPTION,
  ),
  'customers/{uid}/checkout_sessions/{id}': documents(
    (uid) => `customers/${uid}/checkout_sessions/cs_1`,
    { price: 'price_1' },
  ),
  'more/{id}': documents((uid) => `more/${uid}`, ANYTHING),
  '{path=**}/sync/{id}': acrossUsers('sync'),
  '{path=**}/items/{id}': acrossUsers('items'),
  '{path=**}/devices/{id}': acrossUsers('devices'),
  '{path=**}/subscriptions/{id}': acrossUsers('subscriptions'),
  '{path=**}/users/{id}': acrossUsers('users'),
} satisfies Record<string, Subject>;

export type SubjectName = keyof typeof NAMED;
export const SUBJECTS: Record<SubjectName, Subject> = NAMED;
export const SUBJECT_NAMES = Object.keys(NAMED) as SubjectName[];

/** The path by which a rule would match the subject. */
export function matchOf(name: SubjectName): string {
  return name.replace(/ \(.*\)$/, '');
}

function commits(
  type: DataType,
  items: Record<string, Fields>,
): Record<'create' | 'update', Request> {
  return {
    create: (db, uid) => submit(db, uid, { type, items }),
    update: (db, uid) => submit(db, uid, { type, items, head: SECOND }),
  };
}
