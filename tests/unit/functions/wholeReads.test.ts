import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { DocumentStore } from '../../../functions/src/sync/documentStore.ts';
import { memorySyncStore } from '../../fakes/memorySyncStore.ts';
import { commitOn, NOW, testApp } from './support/testApp.ts';

const PATHS = ['/v1/sync/TODOS', '/v1/sync/all', '/v1/sync/export'];

/** A store that fails when the second page of items is read, and says when reading has ended. */
function failingStore() {
  const store = memorySyncStore(() => NOW);
  const reads: string[] = [];
  const read: DocumentStore['read'] = async (uid, work) => {
    try {
      return await store.read(uid, (reader) =>
        work({
          ...reader,
          itemPages: async function* (type) {
            for await (const page of reader.itemPages(type)) {
              yield page;
              throw new Error('out of reach');
            }
          },
        }),
      );
    } finally {
      reads.push('ended');
    }
  };
  return { store: { ...store, read }, reads };
}

describe('A whole read', () => {
  for (const path of PATHS) {
    it(`A8, A14: of ${path} that breaks off is no JSON, and is logged`, async () => {
      const { store } = failingStore();
      const app = testApp({ store });
      await app.put(commitOn(0));
      const response = await app.request(path);
      assert.equal(response.status, 200);
      await assert.rejects(response.text(), /out of reach/);
      const lines = app.logged.filter(({ message }) => message === 'answer cut short');
      assert.deepEqual(lines, [
        {
          message: 'answer cut short',
          requestId: response.headers.get('X-Request-Id'),
          error: 'Error: out of reach',
        },
      ]);
    });

    it(`A8, A14: of ${path} for its headers alone reads no items`, async () => {
      const { store, reads } = failingStore();
      const app = testApp({ store });
      await app.put(commitOn(0));
      const before = reads.length;
      const response = await app.request(path, { method: 'HEAD' });
      assert.deepEqual([response.status, await response.text()], [200, '']);
      assert.match(response.headers.get('Content-Type') ?? '', /application\/json/);
      assert.equal(reads.length, before + 1);
    });

    it(`A11: of ${path} is sent as gzip to whom takes it`, async () => {
      const app = testApp();
      await app.put(commitOn(0));
      const plain = await (await app.request(path)).json();
      const response = await app.request(path, { headers: { 'Accept-Encoding': 'gzip' } });
      assert.equal(response.headers.get('Content-Encoding'), 'gzip');
      const body = gunzipSync(Buffer.from(await response.arrayBuffer())).toString();
      assert.deepEqual(JSON.parse(body), plain);
      assert.match(body, /t1/);
    });
  }
});
