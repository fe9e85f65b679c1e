import { DATA_TYPES, type DataType, type ItemValue, isEqual, isValidItem } from '@daybook/protocol';
import type { EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import { LONG_AGO } from '../../../extension/src/engine/contract/timing.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { keyOf, type Ledger } from '../ledger.ts';
import { contentOf, fieldsOf } from '../shapes.ts';

/** Nothing is pulled without a reason: where the head says that nothing is missing, and of no own commit it is unknown. */
export function checkPulls(
  name: string,
  event: EngineEvent,
  before: EngineState,
  after: EngineState,
): void {
  if (asksForLapse(event, before, after) || saysMore(event)) return;
  for (const type of DATA_TYPES) {
    const isAsked = after.transient[type].request === 'pull';
    if (!isAsked || before.transient[type].request === 'pull') continue;
    if (isDue(type, before, after) || !isAtHead(type, after)) continue;
    throw new Error(`${name} pulls ${type}, of which it lacks nothing`);
  }
}

/** Whether Pro is over is found out by a pull (SPEC K4), and once more where a person or the network asks for haste. */
function asksForLapse(event: EngineEvent, before: EngineState, after: EngineState): boolean {
  const { lapseAskedAt } = after.connection;
  if (lapseAskedAt === LONG_AGO) return false;
  const hurries = event.type === 'onlineChanged' || event.type === 'syncRequested';
  return hurries || lapseAskedAt !== before.connection.lapseAskedAt;
}

/** The door itself says that pages follow. */
function saysMore(event: EngineEvent): boolean {
  const isAnswer = event.type === 'pulled' || event.type === 'pushed';
  return isAnswer && 'page' in event.result && event.result.page.hasMore;
}

/** A pull was to come already, or Firestore has dropped own commits: what became of them has to be found out (SPEC P11). */
function isDue(type: DataType, before: EngineState, after: EngineState): boolean {
  const { outbox, refused, fullPull } = before.durable[type];
  const isDrained = outbox.length > 0 && after.transient[type].inFlight.length === 0;
  return before.transient[type].mustPull || refused || isDrained || fullPull !== null;
}

function isAtHead(type: DataType, { durable, transient }: EngineState): boolean {
  const { head } = transient[type];
  const { cursor, fullPull } = durable[type];
  const isWhole = cursor !== null && cursor.after === undefined && !fullPull;
  if (!head?.isConfirmed || !isWhole) return false;
  return head.version === cursor.version && head.commitId === cursor.commitId;
}

/**
 * What the device sent of the item may be what the other side wrote over, or not (SPEC M9). Of what it pushed once and was
 * refused it is known.
 */
export function mayBeBelow(
  { durable }: EngineState,
  event: EngineEvent,
  { dataType, itemId }: Conflict,
): boolean {
  const { outbox, unanswered } = durable[dataType];
  const isRefused = (id: string) => event.type === 'pushed' && event.commitId === id;
  return [...outbox, ...unanswered]
    .filter(({ commitId, isPushedAgain }) => isPushedAgain || !isRefused(commitId))
    .some(({ changes }) => changes.some(({ id }) => id === itemId));
}

/** A page and the head's commit behind it are merged in one step, one after the other: what lost may be in between. */
export function isMergedTwice(
  { durable }: EngineState,
  event: EngineEvent,
  { dataType }: Conflict,
): boolean {
  if (event.type !== 'pulled' || event.result.outcome !== 'page') return false;
  return (durable[dataType].cursor?.version ?? 0) > event.result.page.version;
}

/** What the person saw when they made the edit had lost itself by the time that it came. */
export function isOnWhatLost(
  { conflicts }: EngineState,
  event: EngineEvent,
  { dataType, itemId }: Conflict,
): boolean {
  if (event.type !== 'editsFound') return false;
  const edits = event.edits.filter((edit) => edit.dataType === dataType && edit.itemId === itemId);
  const lost = conflicts.filter((other) => other.dataType === dataType && other.itemId === itemId);
  return edits.some(({ before }) => lost.some((other) => isEqual(other.lost.value, before)));
}

/**
 * An entry of the log is of two writes of which neither had seen the other: whoever writes over what they see has no
 * conflict with it. `present` is the item as it is now. Texts that come back say nothing.
 */
export function checkConflict(
  name: string,
  { dataType: type, itemId: id, lost, fields, isServerLoss }: Conflict,
  present: ItemValue | null,
  ledger: Ledger,
): void {
  if (isServerLoss || lost.value === null || present === null) return;
  // What no door takes is merged whole (SPEC M7).
  if (!isValidItem(type, id, lost.value) || !isValidItem(type, id, present)) return;
  if (ledger.hasTwins || ledger.haveOldStates || ledger.areDeletionsOpen) return;
  const texts = fieldsOf(type).filter((field) => fields.length === 0 || fields.includes(field));
  const isOver = (field: string, isLostOlder: boolean) => {
    const [gone, stays] = [contentOf(lost.value, field), contentOf(present, field)];
    const writes = ledger.writesTo({ type, id }, field);
    const hasReturned = new Set(writes.map(({ token }) => token)).size < writes.length;
    if (gone === null || stays === null || hasReturned) return false;
    const isOn = (older: string, newer: string) => {
      const write = writes.find(({ token }) => token === newer);
      return write !== undefined && ledger.isAncestor({ type, id }, field, older, write);
    };
    return isLostOlder ? isOn(gone, stays) : isOn(stays, gone);
  };
  // Of two that changed one field each neither is over the other.
  const isOneOver = [true, false].some((isOlder) => texts.every((text) => isOver(text, isOlder)));
  if (texts.length > 0 && isOneOver)
    throw new Error(
      `${keyOf(type, id, texts.join())} is in the log of ${name}, and nobody lost it`,
    );
}
