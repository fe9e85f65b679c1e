import {
  DATA_TYPES,
  type DataType,
  type ItemValue,
  SCHEMA_VERSION,
  valueIn,
} from '@daybook/protocol';
import type { SentChange } from '../../extension/src/engine/contract/commit.ts';
import { entriesOf } from '../../extension/src/shared/items.ts';
import type { SimDevice } from './device.ts';
import type { Place } from './shapes.ts';
import type { Stage } from './stage.ts';

/** An API client commits on the current head; `deviceId` is what it calls itself, `schema` the newest that it knows. */
export function commitAsClient(
  stage: Stage,
  place: Place,
  deviceId: string,
  schema = SCHEMA_VERSION,
): void {
  const before = valueAtServer(stage, place);
  const value = stage.written(place, before, 0, stage.server.now);
  if (commitAll(stage, place.type, { deviceId, schema }, [[place.id, value]]))
    stage.counts.add('commits of other clients');
}

/** `PUT` with `data` (SPEC A12): one item stays or is made, all others go. */
export function replaceAsClient(stage: Stage, place: Place): void {
  const { items, broken = new Map() } = stage.server.data(place.type);
  const present = [...items].filter(([, item]) => valueIn(item) !== null).map(([id]) => id);
  const gone = [...present, ...broken.keys()]
    .filter((id) => id !== place.id)
    .map((id): [string, null] => [id, null]);
  const value = stage.written(place, valueAtServer(stage, place), 0, stage.server.now);
  if (!commitAll(stage, place.type, REPLACER, [[place.id, value], ...gone])) return;
  stage.counts.add('replacements');
  // Nobody sees what they replace there.
  for (const id of broken.keys()) stage.ledger.giveUpContent({ type: place.type, id });
}

const REPLACER = { deviceId: 'api', schema: SCHEMA_VERSION };

function commitAll(
  stage: Stage,
  type: DataType,
  { deviceId, schema }: { deviceId: string; schema: number },
  written: [string, ItemValue | null][],
): boolean {
  const { server, ledger } = stage;
  const { head, items } = server.data(type);
  if ((head?.schema ?? 1) > schema) return false;
  const seen = written.map(([id]) => valueAtServer(stage, { type, id }));
  const changes = written.map(
    ([id, value]): SentChange => ({
      id,
      value,
      editedAt: Math.max(server.now, (items.get(id)?.editedAt ?? 0) + 1),
    }),
  );
  const commit = {
    commitId: stage.newId(),
    parent: head?.commitId ?? null,
    version: (head?.version ?? 0) + 1,
    deviceId,
    changes,
    queuedAt: 0,
    expiresAt: 0,
  };
  if (server.commit(type, commit, undefined, schema).outcome !== 'applied') return false;
  for (const [index, [id, value]] of written.entries())
    ledger.wrote('api', { type, id }, seen[index] ?? null, value);
  return true;
}

export function valueAtServer({ server }: Stage, { type, id }: Place): ItemValue | null {
  const item = server.data(type).items.get(id);
  return (item ? valueIn(item) : null) as ItemValue | null;
}

/** A person signs out, and knows that what is pending goes. */
export function signOut(stage: Stage, device: SimDevice): void {
  const { session, items } = device.stored();
  if (session.uid === null || device.underWay.state === null || stage.leaving.has(device)) return;
  const pending = new Set(
    DATA_TYPES.flatMap((type) => [...entriesOf(items[type].local)].map(([id]) => `${type}/${id}`)),
  );
  for (const { dataType, itemId } of device.underWay.edits) pending.add(`${dataType}/${itemId}`);
  stage.ledger.giveUp(device.name, {}, ({ type, id }) => pending.has(`${type}/${id}`));
  stage.leaving.add(device);
  device.hear({ type: 'signOutRequested' });
  stage.counts.add('sign-outs');
}

export function signIn(device: SimDevice): void {
  const { signIn: auth } = device.parts;
  if (auth.isSignedIn || device.parts.isClearing) return;
  auth.signIn();
  device.hearOfSignIn();
}
