import assert from 'node:assert/strict';
import { createStore } from 'jotai/vanilla';
import { followTheme } from '../../../extension/src/ui/data/followTheme.ts';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { rememberedTheme, showTheme } from '../../../extension/src/ui/style/theme.ts';
import { storedItems } from '../../fakes/storedItems.ts';

const themed = (value: unknown) =>
  storedItems('server', 'SETTINGS', { theme: { value: { value }, editedAt: 1, version: 1 } });

/** What a page may store for itself; `isForbidden` where the person allows none to. */
function pageStorage(isForbidden = false) {
  const values = new Map<string, string>();
  const allowed = () => {
    if (isForbidden) throw new Error('Access is denied');
    return values;
  };
  return {
    getItem: (key: string) => allowed().get(key) ?? null,
    setItem: (key: string, value: string) => void allowed().set(key, value),
    removeItem: (key: string) => void allowed().delete(key),
  };
}

describe('the theme', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  const use = (value: object) =>
    Object.defineProperty(globalThis, 'localStorage', { value, configurable: true });
  beforeEach(() => use(pageStorage()));
  after(() => {
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
    else Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('N11: is that of the setting, and is remembered for the next tab', () => {
    const store = createStore();
    const root: { dataset: DOMStringMap } = { dataset: {} };
    store.set(storedAtom, themed('dark'));
    followTheme(store, root);
    assert.deepEqual([root.dataset, rememberedTheme()], [{ theme: 'dark' }, 'dark']);
    store.set(storedAtom, themed('light'));
    assert.deepEqual([root.dataset, rememberedTheme()], [{ theme: 'light' }, 'light']);
    const next: { dataset: DOMStringMap } = { dataset: {} };
    showTheme(rememberedTheme(), next);
    assert.deepEqual(next.dataset, { theme: 'light' });
    store.set(storedAtom, {});
    assert.deepEqual([root.dataset, rememberedTheme()], [{}, null]);
  });

  for (const value of ['system', 'pink', 7, null, undefined]) {
    it(`D20, N11: is the system’s where the setting is ${value}`, () => {
      const store = createStore();
      const root: { dataset: DOMStringMap } = { dataset: { theme: 'dark' } };
      store.set(storedAtom, themed(value));
      followTheme(store, root);
      assert.deepEqual([root.dataset, rememberedTheme()], [{}, null]);
    });
  }

  it('N11: is shown where the page may store nothing', () => {
    use(pageStorage(true));
    const store = createStore();
    const root: { dataset: DOMStringMap } = { dataset: {} };
    store.set(storedAtom, themed('dark'));
    followTheme(store, root);
    assert.deepEqual([root.dataset, rememberedTheme()], [{ theme: 'dark' }, null]);
  });
});
