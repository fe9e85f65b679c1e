import assert from 'node:assert/strict';
import type { LocalStore } from '../../extension/src/engine/ports/localStore.ts';

/** What every storage of a device must do. `failNext` has the next write or removal fail. */
export function localStoreContract(
  name: string,
  make: () => { store: LocalStore; failNext(failure: Error): void },
): void {
  describe(`local store: ${name}`, () => {
    it('reads all that was written, and what was written over is gone', async () => {
      const { store } = make();
      assert.deepEqual(await store.readAll(), {});
      await store.write({ a: 1, b: { list: [1, null, 'x'] } });
      await store.write({ a: 2, c: false });
      assert.deepEqual(await store.readAll(), { a: 2, b: { list: [1, null, 'x'] }, c: false });
    });

    it('removes the keys that it is told to, those that are not there too', async () => {
      const { store } = make();
      await store.write({ a: 1, b: 2, c: 3 });
      await store.remove(['a', 'c', 'none']);
      await store.remove([]);
      assert.deepEqual(await store.readAll(), { b: 2 });
    });

    it('a write or a removal that fails changes nothing, and the next one works', async () => {
      const { store, failNext } = make();
      const full = new Error('QUOTA_BYTES quota exceeded');
      await store.write({ a: 1, b: 1 });
      failNext(full);
      await assert.rejects(store.write({ a: 2, c: 2 }), full);
      failNext(full);
      await assert.rejects(store.remove(['a', 'b']), full);
      assert.deepEqual(await store.readAll(), { a: 1, b: 1 });
      await store.write({ a: 2 });
      assert.deepEqual(await store.readAll(), { a: 2, b: 1 });
    });

    it('keeps and gives copies', async () => {
      const { store } = make();
      const value = { list: [1] };
      await store.write({ value });
      value.list.push(2);
      const read = await store.readAll();
      (read.value as typeof value).list.push(3);
      assert.deepEqual(await store.readAll(), { value: { list: [1] } });
    });

    it('takes a write as it is at that moment', async () => {
      const { store } = make();
      const value = { list: [1] };
      const writing = store.write({ value });
      value.list.push(2);
      await writing;
      assert.deepEqual(await store.readAll(), { value: { list: [1] } });
    });
  });
}
