import { type UserExport, userExportSchema } from '@daybook/protocol';
import { z } from 'zod';
import type { ExportedAccount } from '../shared/commands.ts';

/**
 * An export as the API door answers it, with what a newer server may have added. Null where it isn't one of this user's. What
 * in it isn't of the form that it should be stays, and is counted (SPEC U12).
 */
export function readExport(body: unknown, uid: string): ExportedAccount | null {
  if (!exportOf(uid).safeParse(body).success) return null;
  const data = body as UserExport;
  return { data, brokenCount: Object.keys(data.broken ?? {}).length + countBroken(body) };
}

/** What makes an export of an answer. */
function exportOf(uid: string) {
  return userExportSchema
    .pick({ exportedAt: true })
    .extend({ uid: z.literal(uid), dataTypes: z.record(z.string(), z.unknown()) });
}

/** An entry that is wrong in several ways counts once. */
function countBroken(body: unknown): number {
  const issues = userExportSchema.safeParse(body).error?.issues ?? [];
  const ofOurs = issues.filter(({ code }) => code !== 'unrecognized_keys');
  return new Set(ofOurs.map(({ path }) => JSON.stringify(entryAt(path)))).size;
}

/** The item, or else the part of the export, that a place in it belongs to. */
function entryAt(path: readonly PropertyKey[]): readonly PropertyKey[] {
  const isItem = path[0] === 'dataTypes' && path[2] === 'data';
  return path.slice(0, isItem ? 4 : 2);
}
