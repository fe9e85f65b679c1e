import assert from 'node:assert/strict';
import { formatCursor, paths } from '@daybook/protocol';
import { EXAMPLE_TODO as TODO } from '../../functions/src/openapi/examples.ts';
import { admin } from '../../tools/clients/admin.ts';
import { newUser } from '../../tools/clients/users.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { storeTodos } from './storeTodos.ts';

/** A user with so many todos, and the three calls that are compared. */
export interface Subject {
  floor(): Promise<void>;
  /** Commits one change of one todo. */
  put(): Promise<void>;
  /** Pulls what the last `put` changed. */
  getSince(): Promise<void>;
  /** Nothing but the query of `getSince`, from here: the emulator reads all items for it, Firestore would use its index. */
  bareQuery(): Promise<void>;
}

export async function makeSubject(emulators: RunningEmulators, items: number): Promise<Subject> {
  const { uid, token } = await newUser();
  await storeTodos(uid, items);
  const Authorization = `Bearer ${token}`;
  const ask = async (url: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, Authorization };
    const response = await fetch(url, { ...init, headers });
    const body = (await response.json()) as Record<string, unknown>;
    assert.equal(response.status, 200, JSON.stringify(body));
    return body;
  };
  const url = `${emulators.apiUrl}/sync/TODOS`;
  let version = items;
  let parent = `c${version}`;
  let cursor = formatCursor({ version, commitId: parent, at: Date.now() });
  let before = cursor;
  return {
    floor: async () => void (await ask(`${emulators.functionsUrl}/floor`)),
    put: async () => {
      const id = `t${version % items}`;
      const change = { id, value: { ...TODO, priority: version % 4 }, editedAt: Date.now() };
      const commitId = `b${version}`;
      const commit = { version, parent, commitId, deviceId: 'bench', changes: [change] };
      const answer = await ask(url, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(commit),
      });
      version += 1;
      parent = commitId;
      before = cursor;
      cursor = String(answer.cursor);
    },
    bareQuery: async () => {
      const items = admin().db.collection(paths.items(uid, 'TODOS'));
      await items
        .where('version', '>', version - 1)
        .orderBy('version')
        .limit(501)
        .get();
    },
    getSince: async () => {
      const { changes } = await ask(`${url}?since=${before}`);
      assert.equal((changes as unknown[]).length, cursor === before ? 0 : 1);
    },
  };
}
