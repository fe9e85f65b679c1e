import { type Cursor, type PutRequest, parseCursor, START } from '@daybook/protocol';

/** How far the caller has read; without a time where their cursor isn't of the commit that they name (SPEC A4). */
export function cursorOf({
  version,
  parent,
  since = '0',
}: Pick<PutRequest, 'version' | 'parent' | 'since'>): Cursor {
  if (version === 0) return START;
  const cursor = parseCursor(since) ?? START;
  const isOfCommit = cursor.version === version && cursor.commitId === parent && !cursor.after;
  return isOfCommit ? cursor : { version, commitId: parent ?? UNKNOWN_COMMIT };
}

/** In place of the commit that a page which isn't the last doesn't name (SPEC P20). */
const UNKNOWN_COMMIT = 'unknown';
