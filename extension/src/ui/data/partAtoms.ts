import { DATA_TYPES, type DataType, isEqual, type Revision } from '@daybook/protocol';
import { type Atom, atom } from 'jotai/vanilla';
import { selectAtom } from 'jotai/vanilla/utils';
import type { Edit } from '../../shared/edit.ts';
import type { Buckets, ServerItem, TypeItems } from '../../shared/items.ts';
import { KEYS } from '../../shared/keys.ts';
import { readEdits } from '../../shared/readEdits.ts';
import { type ReadBuckets, readLocal, readServer } from '../../shared/readItems.ts';
import { belongsTo, readSession, type Session } from '../../shared/session.ts';
import { readStatus } from '../../shared/status.ts';
import type { StoredValues } from './storageArea.ts';
import { storedAtom } from './storedAtom.ts';

/** The parts of what is stored. Each stays the same object until something of it changes, so a change costs what it changed. */

export const sessionAtom: Atom<Session> = selectAtom(storedAtom, readSession, isEqual);

export const statusAtom = partAtom([KEYS.status], (raw) => readStatus(raw[KEYS.status]));

const allEditsAtom = selectAtom(storedAtom, readEdits, hasSameElements);

/** Edits of this session not yet folded into the items, in order. */
export const editsAtom = atom((get) => {
  const session = get(sessionAtom);
  return get(allEditsAtom).filter(({ epoch }) => belongsTo(session, epoch));
});

/** Of one data type what the server has; read only where somebody asks for it. */
const serverAtoms = byType((type) =>
  bucketsAtom((raw, before?: ReadBuckets<ServerItem>) => readServer(type, raw, before)),
);

/** Of one data type what the server lacks, without the edits. */
export const localAtoms = byType((type) =>
  bucketsAtom((raw, before?: ReadBuckets<Revision>) => readLocal(type, raw, before)),
);

/** One data type's items, without the edits. */
export const itemsAtoms = byType((type) =>
  atom((get): TypeItems => ({ server: get(serverAtoms[type]), local: get(localAtoms[type]) })),
);

/** One data type's edits. */
export const editsAtoms = byType(
  (type): Atom<readonly Edit[]> =>
    selectAtom(
      editsAtom,
      (edits) => edits.filter(({ dataType }) => dataType === type),
      hasSameElements,
    ),
);

/** What is read from these keys alone. */
export function partAtom<Part>(
  keys: readonly string[],
  read: (raw: StoredValues) => Part,
): Atom<Part> {
  interface Known {
    raw: StoredValues;
    part: Part;
  }
  const knownAtom = selectAtom(storedAtom, (raw, before?: Known): Known => {
    const isSame = before && keys.every((key) => raw[key] === before.raw[key]);
    return isSame ? before : { raw, part: read(raw) };
  });
  return atom((get) => get(knownAtom).part);
}

function bucketsAtom<Entry>(
  read: (raw: StoredValues, before?: ReadBuckets<Entry>) => ReadBuckets<Entry>,
): Atom<Buckets<Entry>> {
  const readAtom = selectAtom(storedAtom, read);
  return atom((get) => get(readAtom).buckets);
}

function byType<Value>(make: (type: DataType) => Value): Readonly<Record<DataType, Value>> {
  return Object.fromEntries(DATA_TYPES.map((type) => [type, make(type)])) as Record<
    DataType,
    Value
  >;
}

function hasSameElements(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((element, at) => element === other[at]);
}
