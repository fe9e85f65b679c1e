import { type DataType, isValidItem, type Revision } from '@daybook/protocol';
import { entriesOf } from '../../shared/items.ts';
import type { SentChange } from '../contract/commit.ts';
import type { AccountMoment } from '../contract/moment.ts';
import { dueTime, TIMING } from '../contract/timing.ts';
import { heldBackOf } from '../items/holdBack.ts';
import { saysNoMore } from '../items/mergeChange.ts';
import type { EngineState } from '../state/state.ts';

/**
 * The changes of a type that no queued commit carries yet, split by whether the server would take them; `retryAt` is when
 * those that were too large, or beyond a quota of the API door's, may go after all.
 */
export function unsentChanges(
  state: EngineState,
  type: DataType,
  { now, quota }: Pick<AccountMoment, 'now' | 'quota'>,
) {
  const sent = new Map<string, Revision>();
  // What Firestore doesn't get rid of goes by the API door too: the version check makes the queued commits harmless.
  const queued = state.connection.isStuck ? [] : state.durable[type].outbox;
  for (const commit of queued) {
    for (const change of commit.changes) sent.set(change.id, change);
  }
  const tooLarge = state.transient[type].tooLarge
    .map((at) => ({ ...at, retryAt: dueTime(at.retryAt, now, TIMING.retryTooLargeMax) }))
    .filter(({ retryAt }) => retryAt > now);
  const unsent: SentChange[] = [];
  const refusedItems: string[] = [];
  const retryAt: number[] = [];
  for (const [id, revision] of entriesOf(state.items[type].local)) {
    const lastSent = sent.get(id);
    // Corrected to before what is queued, it waits for what becomes of that (SPEC K3, M8).
    const isEarlier = lastSent && revision.editedAt < lastSent.editedAt;
    if (lastSent && (isEarlier || saysNoMore(revision, lastSent))) continue;
    const large = tooLarge.find((at) => at.id === id && at.editedAt === revision.editedAt);
    if (large) retryAt.push(large.retryAt);
    if (large || !isSendable(type, id, revision)) refusedItems.push(id);
    else unsent.push({ id, ...revision });
  }
  const heldBack = heldBackOf(state, type, unsent, queued, { now, quota });
  if (heldBack === null) return { unsent, refusedItems, heldBack, retryAt };
  const held = new Set(heldBack.ids);
  const { overQuota } = state.transient[type];
  if (overQuota && overQuota.retryAt > now) retryAt.push(overQuota.retryAt);
  return { unsent: unsent.filter(({ id }) => !held.has(id)), refusedItems, heldBack, retryAt };
}

const sendable = new WeakMap<Revision, boolean>();

/** Revisions never change, so each is checked once. */
function isSendable(type: DataType, id: string, revision: Revision): boolean {
  const known = sendable.get(revision);
  if (known !== undefined) return known;
  const valid = isValidItem(type, id, revision.value);
  sendable.set(revision, valid);
  return valid;
}
