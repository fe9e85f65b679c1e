import { type Cursor, DATA_TYPES, type DataType } from '@daybook/protocol';
import type { OutgoingCommit } from '../../../extension/src/engine/contract/commit.ts';
import type { KeptStep } from '../../../extension/src/engine/diagnostics/stepRing.ts';
import type { EngineState } from '../../../extension/src/engine/state/state.ts';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import { countEntries, entriesOf, getEntry } from '../../../extension/src/shared/items.ts';
import { pendingCount, visibleItems } from '../../../extension/src/shared/snapshot.ts';
import type { SyncStatus } from '../../../extension/src/shared/status.ts';
import { describeItem } from './describeItem.ts';
import type { DeviceScene, DeviceTypeScene, ItemScene, StepScene } from './scene.ts';

/** What an engine's state says; `edits` are those that it hasn't folded yet. */
export function engineScene(
  state: EngineState,
  edits: readonly Edit[],
): Pick<DeviceScene, 'status' | 'pending' | 'types' | 'conflicts'> {
  return {
    status: describeStatus(state.status),
    pending: pendingCount({ items: state.items, edits: [...edits] }),
    types: DATA_TYPES.filter((type) => isUsed(state, edits, type)).map((type) =>
      typeScene(state, edits, type),
    ),
    conflicts: state.conflicts.map(describeConflict),
  };
}

export function stepScene({ event, effects, status }: KeptStep): StepScene {
  const types = effects.map(({ type }) => type);
  return { event: event.type, effects: types, status, replayed: null };
}

export function describeCommit(type: DataType, { version, commitId }: OutgoingCommit): string {
  return `${type} ${version} (${commitId})`;
}

function describeStatus(status: SyncStatus): string {
  if (status.state === 'attention') return `attention: ${status.reason}`;
  if (status.state === 'update-required') return `update-required: ${status.dataTypes.join(', ')}`;
  return status.state;
}

function describeConflict({ dataType, itemId, lost, fields, isServerLoss }: Conflict): string {
  const what = fields.length > 0 ? fields.join(', ') : 'all';
  const how = isServerLoss ? 'the server lost' : 'lost';
  return `${dataType} ${itemId}: ${how} ${what} of ${describeItem(lost.value) ?? 'a deletion'}`;
}

function isUsed({ durable, items }: EngineState, edits: readonly Edit[], type: DataType): boolean {
  const { cursor, outbox } = durable[type];
  const { server, local } = items[type];
  const entries = outbox.length + countEntries(server) + countEntries(local);
  const hasVersion = cursor !== null && cursor.version > 0;
  return hasVersion || entries > 0 || edits.some(({ dataType }) => dataType === type);
}

function typeScene(state: EngineState, edits: readonly Edit[], type: DataType): DeviceTypeScene {
  const { cursor } = state.durable[type];
  return {
    type,
    cursor: cursor ? describeCursor(cursor) : 'none',
    marks: marksOf(state, type),
    items: itemsOf(state, edits, type),
  };
}

function describeCursor({ version, commitId, after }: Cursor): string {
  const place = after === undefined ? '' : `, after ${after}`;
  return `${version}${commitId === null ? '' : ` (${commitId})`}${place}`;
}

function marksOf({ durable, transient }: EngineState, type: DataType): string[] {
  const { outbox, refused, unanswered, fullPull } = durable[type];
  const { request, mustPull, pushByApi, head, failures, isSchemaAhead, refusedItems, heldBack } =
    transient[type];
  const marks: [boolean, string][] = [
    [head !== null, `head ${head?.version}${head?.isConfirmed ? '' : ', own or cached'}`],
    [outbox.length > 0, `outbox ${outbox.map(({ version }) => version).join(', ')}`],
    [request !== null, request === 'pull' ? 'pulls' : 'pushes by the API'],
    [mustPull, 'must pull'],
    [unanswered.length > 0, `unanswered ${unanswered.map(({ version }) => version).join(', ')}`],
    [fullPull !== null, fullPull?.isOtherHistory ? 'full pull of another history' : 'full pull'],
    [refused, 'refused'],
    [pushByApi, 'push by the API'],
    [failures > 0, `${failures} failures`],
    [isSchemaAhead, 'newer schema'],
    [refusedItems.length > 0, `refused: ${refusedItems.join(', ')}`],
    [heldBack !== null, `held back: ${heldBack?.ids.join(', ')}`],
  ];
  return marks.filter(([applies]) => applies).map(([, mark]) => mark);
}

function itemsOf(state: EngineState, edits: readonly Edit[], type: DataType): ItemScene[] {
  const { server, local } = state.items[type];
  const visible = visibleItems({ ...state, edits: [...edits] }, type);
  const changed = new Set([
    ...[...entriesOf(local)].map(([id]) => id),
    ...edits.filter(({ dataType }) => dataType === type).map(({ itemId }) => itemId),
  ]);
  const ids = [...new Set([...visible.keys(), ...changed])].sort();
  return ids.map((id) => ({
    id,
    text: describeItem(visible.get(id) ?? null),
    version: getEntry(server, id)?.version ?? null,
    isPending: changed.has(id),
  }));
}
