import assert from 'node:assert/strict';
import type { LocalStore } from '../../extension/src/engine/ports/localStore.ts';

/** A store as the contract uses it. */
export interface StoreUnderTest {
  store: LocalStore;
  /** Has the next write or removal fail; absent where that can't be had. */
  failNext?: (failure: Error) => void;
}

/**
 * What every storage of a device must do. `make` gives one, within a test; what else is stored there is passed over. Without
 * `fails` it can't be made to fail; without `copies` nobody changes what it keeps and gives.
 */
export function localStoreContract(
  name: string,
  make: () => StoreUnderTest | Promise<StoreUnderTest>,
  { fails = true, copies = true } = {},
): void {
  describe(`local store: ${name}`, () => {
    const written = async (store: LocalStore) => {
      const all = Object.entries(await store.readAll());
      return Object.fromEntries(all.filter(([key]) => key.startsWith('test:')));
    };

    it('reads all that was written, and what was written over is gone', async () => {
      const { store } = await make();
      assert.deepEqual(await written(store), {});
      await store.write({ 'test:a': 1, 'test:b': { list: [1, null, 'x'] } });
      await store.write({ 'test:a': 2, 'test:c': false });
      const b = { list: [1, null, 'x'] };
      assert.deepEqual(await written(store), { 'test:a': 2, 'test:b': b, 'test:c': false });
    });

    it('removes the keys that it is told to, those that are not there too', async () => {
      const { store } = await make();
      await store.write({ 'test:a': 1, 'test:b': 2, 'test:c': 3 });
      await store.remove(['test:a', 'test:c', 'test:none']);
      await store.remove([]);
      assert.deepEqual(await written(store), { 'test:b': 2 });
    });

    if (fails) {
      it('a write or a removal that fails changes nothing, and the next one works', async () => {
        const { store, failNext = assert.fail } = await make();
        const full = new Error('QUOTA_BYTES quota exceeded');
        await store.write({ 'test:a': 1, 'test:b': 1 });
        failNext(full);
        await assert.rejects(store.write({ 'test:a': 2, 'test:c': 2 }), full);
        failNext(full);
        await assert.rejects(store.remove(['test:a', 'test:b']), full);
        assert.deepEqual(await written(store), { 'test:a': 1, 'test:b': 1 });
        await store.write({ 'test:a': 2 });
        assert.deepEqual(await written(store), { 'test:a': 2, 'test:b': 1 });
      });
    }

    if (copies) {
      it('keeps and gives copies, of a write as it is at that moment', async () => {
        const { store } = await make();
        const value = { list: [1] };
        const writing = store.write({ 'test:value': value });
        value.list.push(2);
        await writing;
        value.list.push(3);
        const read = await store.readAll();
        (read['test:value'] as typeof value).list.push(4);
        assert.deepEqual(await written(store), { 'test:value': { list: [1] } });
      });
    }
  });
}
