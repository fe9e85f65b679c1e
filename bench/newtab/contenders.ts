import { EXTENSION_BUILD } from '../../tools/devices/copyExtension.ts';
import { buildFloors } from './buildFloors.ts';
import { STORES, type StoreName } from './stores.ts';

/** A new tab with what its device has stored. */
export interface Contender {
  name: 'hello' | 'react' | StoreName;
  extensionDir: string;
  /** A selector of the first content. */
  content: string;
  /** Null for a floor, which stores nothing. */
  store: StoreName | null;
}

export async function makeContenders(): Promise<Contender[]> {
  const { hello, react } = await buildFloors();
  const ours = (Object.keys(STORES) as StoreName[]).map((store): Contender => {
    const content = store === 'empty' ? '.empty' : '.list-row';
    return { name: store, extensionDir: EXTENSION_BUILD, content, store };
  });
  return [
    { name: 'hello', extensionDir: hello, content: 'h1', store: null },
    { name: 'react', extensionDir: react, content: 'h1', store: null },
    ...ours,
  ];
}
