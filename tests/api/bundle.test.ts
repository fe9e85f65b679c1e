import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';

describe('The functions bundle', () => {
  const read = (path: string) =>
    readFile(new URL(`../../functions/${path}`, import.meta.url), 'utf8');

  it('deploys without the workspace: it imports nothing that its package.json doesn’t name', async () => {
    const { main, dependencies } = JSON.parse(await read('package.json'));
    const bundle = await read(main);
    const imported = [...bundle.matchAll(/^import .*?from "([^"]+)";$/gm)].map(
      ([, name = '']) => name,
    );
    const packages = imported
      .filter((name) => !isBuiltin(name))
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    assert.ok(packages.includes('firebase-admin') && packages.includes('firebase-functions'));
    assert.deepEqual(
      packages.filter((name) => !Object.hasOwn(dependencies, name)),
      [],
    );
    assert.deepEqual(
      Object.keys(dependencies).filter((name) => name.startsWith('@daybook/')),
      [],
    );
  });
});
