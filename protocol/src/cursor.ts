import { DATA_TYPES, type DataType, isDataType } from './dataTypes.ts';
import { ID_PATTERN } from './primitives.ts';

/**
 * How far a device has read a data type: everything up to `version` (SPEC P1). `commitId` is null only at version 0.
 * `after` marks a place within a pull: items of `version` up to that id have been read, later ones not (SPEC P3).
 * `begunAt` is in the places of a pull that began at the start: the head's version at that moment, which counts in
 * place of `version` when the server asks whether purged tombstones were missed (SPEC P6).
 */
export interface Cursor {
  version: number;
  commitId: string | null;
  after?: string;
  begunAt?: number;
}

export const START: Cursor = { version: 0, commitId: null };

/** The cursor as the opaque text that travels; `0` is the start. */
export function formatCursor({ version, commitId, after, begunAt }: Cursor): string {
  if (commitId === null) return '0';
  const parts = [version, commitId];
  if (after !== undefined) parts.push(after);
  if (after !== undefined && begunAt !== undefined) parts.push(begunAt);
  return parts.join('~');
}

/** Cursors of several types as one text, `TODOS:5~abc,HABITS:0` (SPEC A8). */
export function formatCursors(cursors: Partial<Record<DataType, string>>): string {
  return Object.entries(cursors)
    .map(([type, cursor]) => `${type}:${cursor}`)
    .join(',');
}

/** Inverse of {@link formatCursors}; a type it doesn't name is at the start, as all are in `0`. */
export function parseCursors(text: string): Record<DataType, Cursor> | undefined {
  const cursors = Object.fromEntries(DATA_TYPES.map((type) => [type, START]));
  if (text === formatCursor(START)) return cursors as Record<DataType, Cursor>;
  const seen = new Set<string>();
  for (const part of text.split(',')) {
    const [type = '', cursorText = '', ...rest] = part.split(':');
    const cursor = parseCursor(cursorText);
    if (rest.length > 0 || !isDataType(type) || seen.has(type) || !cursor) return undefined;
    seen.add(type);
    cursors[type] = cursor;
  }
  return cursors as Record<DataType, Cursor>;
}

/** Undefined if the text is no cursor. */
export function parseCursor(text: string): Cursor | undefined {
  if (text === '0') return START;
  const [versionText = '', commitId = '', after, begunAtText, ...rest] = text.split('~');
  const version = parseVersion(versionText);
  if (version === undefined || rest.length > 0 || !ID_PATTERN.test(commitId)) return undefined;
  if (after === undefined) return { version, commitId };
  if (!ID_PATTERN.test(after)) return undefined;
  if (begunAtText === undefined) return { version, commitId, after };
  const begunAt = parseVersion(begunAtText);
  return begunAt === undefined ? undefined : { version, commitId, after, begunAt };
}

function parseVersion(text: string): number | undefined {
  return /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : undefined;
}
