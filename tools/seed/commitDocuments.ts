import {
  type DataType,
  formatPath,
  type Head,
  type ItemValue,
  itemProblems,
  LIMITS,
  paths,
  SCHEMA_VERSION,
  type StoredItem,
} from '@daybook/protocol';
import { Timestamp } from 'firebase-admin/firestore';

/** A document and where it goes. */
export interface SeedDocument {
  path: string;
  data: object;
}

/** The documents of one data type's first commit (SPEC D2); throws if the doors would refuse it. */
export function commitDocuments(
  uid: string,
  type: DataType,
  items: Record<string, ItemValue>,
  at: number,
): SeedDocument[] {
  assertValid(type, items);
  const written = {
    version: 1,
    commitId: `seed-${type}`,
    deviceId: 'seed',
    updatedAt: Timestamp.fromMillis(at),
  };
  const head: Head<Timestamp> = { ...written, parent: null, schema: SCHEMA_VERSION };
  const documents: SeedDocument[] = [{ path: paths.head(uid, type), data: head }];
  for (const [id, value] of Object.entries(items)) {
    const item: StoredItem<Timestamp> = { ...written, value, editedAt: at };
    documents.push({ path: paths.item(uid, type, id), data: item });
  }
  return documents;
}

function assertValid(type: DataType, items: Record<string, ItemValue>): void {
  const entries = Object.entries(items);
  const problems = entries.flatMap(([id, value]) =>
    itemProblems(type, id, value).map(
      ({ path, message }) => `${type} ${id}: ${formatPath(path)} ${message}`,
    ),
  );
  if (entries.length === 0) problems.push(`${type}: a commit needs an item`);
  if (entries.length > LIMITS.maxChangesPerCommit) {
    problems.push(`${type}: a commit has at most ${LIMITS.maxChangesPerCommit} changes`);
  }
  if (problems.length > 0) throw new Error(`The sample data is not valid:\n${problems.join('\n')}`);
}
