import { type Cursor, isEqual, type Revision, START, tombstoneExpiry } from '@daybook/protocol';
import type { OutgoingCommit, SentChange } from '../../../extension/src/engine/contract/commit.ts';
import type { Edit } from '../../../extension/src/shared/edit.ts';
import {
  BucketsDraft,
  emptyBuckets,
  type ServerItem,
  type TypeItems,
} from '../../../extension/src/shared/items.ts';
import { BEGINNING } from '../server.ts';
import type { Known } from './knownItems.ts';
import type { ItemCase, TypeCase } from './plannerCase.ts';
import { changed } from './revisions.ts';
import { DEVICE_ID, idOf } from './serverSide.ts';

/** What is true of one item before anything happens, whatever the device knows of it. */
export interface Truth {
  readonly id: string;
  /** The server's revision that the device has. */
  readonly known: Revision | undefined;
  /** What the device's latest change is made on: what it sent, where the server has that, else what it knows. */
  readonly beneath: Revision | undefined;
  /** The device's own revision; undefined where it changed nothing. */
  readonly mine: Revision | undefined;
  /** What the person saw before the last change. */
  readonly saw: Revision | undefined;
  /** What the device shows of it, before it takes any edit. */
  readonly shown: Revision | undefined;
  /** All that the device made of it, sent or not. */
  readonly made: readonly (Revision | undefined)[];
}

/** What the device has of one type. */
export interface DeviceSide {
  readonly items: TypeItems;
  readonly edits: readonly Edit[];
  /** Its own commits without an answer. */
  readonly own: readonly OutgoingCommit[];
  /** Those of them that the server has. */
  readonly applied: readonly OutgoingCommit[];
  readonly truths: readonly Truth[];
}

interface Made {
  readonly item: ItemCase;
  readonly id: string;
  readonly known: Revision | undefined;
  readonly sent: Revision | undefined;
  readonly next: Revision | undefined;
  readonly mine: Revision | undefined;
}

export function deviceSideOf(typeCase: TypeCase, known: Known): DeviceSide {
  const { type, cursor, kept } = typeCase;
  // Who is amid a pull waits with sending.
  const sends = cursor === 'whole' || cursor === 'full pull';
  const made = typeCase.items.map((item): Made => {
    const id = idOf(type, item);
    const before = known.items.get(id);
    const sent = sends ? changed(type, id, item.sent, before) : before;
    const next = sends ? changed(type, id, item.sentNext, sent) : sent;
    return { item, id, known: before, sent, next, mine: changed(type, id, item.mine, next) };
  });
  const own = isPushed(kept)
    ? pushes(made, typeCase, known.cursor)
    : queue(made, typeCase, known.cursor);
  const applied = isPushed(kept)
    ? own.slice(typeCase.applied - 1, typeCase.applied)
    : own.slice(0, typeCase.applied);
  const server = new BucketsDraft<ServerItem>(emptyBuckets());
  for (const [id, { value, ...rest }] of known.items) if (value) server.set(id, { value, ...rest });
  const local = new BucketsDraft<Revision>(emptyBuckets());
  for (const each of made) {
    const kept = isUnfolded(each) ? each.next : each.mine;
    if (kept && kept !== each.known) local.set(each.id, asRevision(kept));
  }
  return {
    items: { server: server.buckets(), local: local.buckets() },
    edits: made.filter(isUnfolded).map((each) => editOf(typeCase, each)),
    own,
    applied,
    truths: made.map((each) => truthOf(each, applied)),
  };
}

export function isPushed(kept: TypeCase['kept']): boolean {
  return kept === 'pushed' || kept === 'underWay' || kept === 'late';
}

/** Each on top of the one before. */
function queue(made: readonly Made[], typeCase: TypeCase, cursor: Cursor | null) {
  const first = changesOf(made, ({ known, sent }) => (sent !== known ? sent : undefined));
  const second = changesOf(made, ({ sent, next }) => (next !== sent ? next : undefined));
  const commits: OutgoingCommit[] = [];
  for (const changes of [first, second]) {
    if (changes.length === 0) continue;
    commits.push(commitOf(typeCase, commits.length + 1, commits.at(-1) ?? cursor, changes));
  }
  return commits;
}

/** The second is made again of all there is by then, at the same place: the server takes one of them at most. */
function pushes(made: readonly Made[], typeCase: TypeCase, cursor: Cursor | null) {
  const first = changesOf(made, ({ known, sent }) => (sent !== known ? sent : undefined));
  const second = changesOf(made, ({ known, next }) => (next !== known ? next : undefined));
  const isMore = made.some(({ sent, next }) => next !== sent);
  return [first, isMore ? second : []]
    .filter((changes) => changes.length > 0)
    .map((changes, index) => ({
      ...commitOf(typeCase, index + 1, cursor, changes),
      isPush: true as const,
    }));
}

function changesOf(made: readonly Made[], pick: (item: Made) => Revision | undefined) {
  return made.flatMap((each): SentChange[] => {
    const picked = pick(each);
    return picked ? [{ id: each.id, ...asRevision(picked) }] : [];
  });
}

function commitOf(
  { type }: TypeCase,
  number: number,
  below: Pick<Cursor, 'version' | 'commitId'> | null,
  changes: readonly SentChange[],
): OutgoingCommit {
  const { version, commitId } = below ?? START;
  return {
    commitId: `own-${type}-${number}`,
    parent: commitId,
    version: version + 1,
    deviceId: DEVICE_ID,
    changes,
    queuedAt: BEGINNING,
    expiresAt: tombstoneExpiry(BEGINNING),
  };
}

function truthOf(each: Made, applied: readonly OutgoingCommit[]): Truth {
  const { id, known, sent, next, mine } = each;
  const below = applied.flatMap(({ changes }) => changes.filter((change) => change.id === id));
  return {
    id,
    known,
    beneath: below.at(-1) ?? known,
    mine: mine === known ? undefined : mine,
    saw: next,
    shown: isUnfolded(each) ? next : mine,
    made: [sent, next, mine],
  };
}

function isUnfolded({ item, next, mine }: Made): boolean {
  return item.isEdit === true && mine !== next && !isEqual(mine?.value, next?.value);
}

function editOf({ type }: TypeCase, { id, next, mine }: Made): Edit {
  return {
    id: `edit-${type}-${id}`,
    epoch: 1,
    dataType: type,
    itemId: id,
    before: next?.value ?? null,
    value: mine?.value ?? null,
    madeAt: mine?.editedAt ?? 0,
  } as Edit;
}

function asRevision({ value, editedAt }: Revision): Revision {
  return { value, editedAt };
}
