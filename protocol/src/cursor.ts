import { DATA_TYPES, type DataType, isDataType } from './dataTypes.ts';
import { ID_PATTERN } from './primitives.ts';

/**
 * How far a device has read a data type: everything up to `version` (SPEC P1). `commitId` is null only at version 0.
 * `at` is a time of the server's, ms since 1970: what isn't read was written then or later, but for what the pull that
 * `after` is amid has still to bring. Without it nothing is known of that (SPEC P6).
 * `after` marks a place within a pull: items of `version` up to that id have been read, later ones not (SPEC P3).
 * `begunAt` is in the places of a pull that began at the start: the head's version at that moment.
 */
export interface Cursor {
  version: number;
  commitId: string | null;
  at?: number;
  after?: string;
  begunAt?: number;
}

export const START: Cursor = { version: 0, commitId: null };

/** The cursor as the opaque text that travels; `0` is the start. */
export function formatCursor({ version, commitId, at, after, begunAt }: Cursor): string {
  if (commitId === null) return '0';
  const parts = [version, commitId];
  if (after !== undefined) parts.push(after);
  if (after !== undefined && begunAt !== undefined) parts.push(begunAt);
  return parts.join('~') + (at === undefined ? '' : `@${at}`);
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
  const [placeText = '', atText, ...others] = text.split('@');
  const place = parsePlace(placeText);
  if (!place || others.length > 0) return undefined;
  if (atText === undefined) return place;
  const at = parseCount(atText);
  return at === undefined ? undefined : { ...place, at };
}

function parsePlace(text: string): Cursor | undefined {
  const [versionText = '', commitId = '', after, begunAtText, ...rest] = text.split('~');
  const version = parseCount(versionText);
  if (version === undefined || rest.length > 0 || !ID_PATTERN.test(commitId)) return undefined;
  if (after === undefined) return { version, commitId };
  if (!ID_PATTERN.test(after)) return undefined;
  if (begunAtText === undefined) return { version, commitId, after };
  const begunAt = parseCount(begunAtText);
  return begunAt === undefined ? undefined : { version, commitId, after, begunAt };
}

/** From 1; times have as many digits at most as versions. */
function parseCount(text: string): number | undefined {
  return /^[1-9][0-9]{0,14}$/.test(text) ? Number(text) : undefined;
}
