import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type Lock, lockOfWorkspace } from '../../../tools/build/workspaceLock.ts';

type Packages = Lock['packages'];

const lockOf = (packages: Packages): Lock => ({ lockfileVersion: 3, packages });
const needs = (...names: string[]) => Object.fromEntries(names.map((name) => [name, '*']));
/** What is locked for a workspace `app` that needs these. */
const lockedFor = (app: Packages[string], others: Packages) =>
  lockOfWorkspace(lockOf({ app: { name: 'app', ...app }, ...others }), 'app').packages;

describe('the lock of a workspace by itself', () => {
  it('has what the workspace needs, and what that needs, and nothing else', () => {
    const { '': own, ...packages } = lockedFor(
      { dependencies: needs('a') },
      {
        'node_modules/a': { version: '1', dependencies: needs('b', 'c') },
        'node_modules/b': { version: '1', dependencies: needs('a') },
        'node_modules/c': { version: '1' },
        'node_modules/a/node_modules/c': { version: '2', dependencies: needs('d') },
        'node_modules/d': { version: '1', dependencies: needs('c') },
        'node_modules/e': { version: '1' },
      },
    );
    assert.deepEqual(own, { name: 'app', dependencies: needs('a') });
    assert.deepEqual(Object.keys(packages), [
      'node_modules/a',
      'node_modules/a/node_modules/c',
      'node_modules/b',
      'node_modules/c',
      'node_modules/d',
    ]);
  });

  it('has the packages that are the workspace’s own where they are found first', () => {
    const packages = lockedFor(
      { dependencies: needs('a') },
      { 'node_modules/a': { version: '1' }, 'app/node_modules/a': { version: '2' } },
    );
    assert.equal(packages['node_modules/a']?.version, '2');
  });

  it('isn’t made where two would be in one place', () => {
    const others = {
      'node_modules/a': { version: '1' },
      'app/node_modules/a': { version: '2' },
      'node_modules/b': { version: '1', dependencies: needs('a') },
    };
    assert.throws(() => lockedFor({ dependencies: needs('a', 'b') }, others), /a would be there/);
  });

  it('isn’t made where something is missing, or another workspace is needed', () => {
    assert.throws(() => lockedFor({ dependencies: needs('a') }, {}), /a, which app needs/);
    const link = { 'node_modules/a': { link: true, resolved: 'a' } };
    assert.throws(() => lockedFor({ dependencies: needs('a') }, link), /a workspace/);
    assert.throws(() => lockOfWorkspace(lockOf({}), 'app'), /No workspace app/);
  });

  it('needs peers that aren’t optional, and optional packages where they are', () => {
    const packages = lockedFor(
      { dependencies: needs('a'), optionalDependencies: needs('o', 'none') },
      {
        'node_modules/a': {
          peerDependencies: needs('p', 'q'),
          peerDependenciesMeta: { q: { optional: true } },
        },
        'node_modules/o': { dependencies: needs('r') },
        ...{ 'node_modules/p': {}, 'node_modules/q': {}, 'node_modules/r': {} },
      },
    );
    const flags = Object.entries(packages).map(([path, { optional = false }]) => [path, optional]);
    assert.deepEqual(flags.slice(1), [
      ['node_modules/a', false],
      ['node_modules/o', true],
      ['node_modules/p', false],
      ['node_modules/r', true],
    ]);
  });

  it('says anew what is only for development, and what is optional', () => {
    const { '': _, ...packages } = lockedFor(
      {
        dependencies: needs('a'),
        devDependencies: needs('d', 'both', 'x'),
        optionalDependencies: needs('o'),
      },
      {
        'node_modules/a': { dev: true, peer: true },
        'node_modules/d': { optionalDependencies: needs('m') },
        'node_modules/m': {},
        'node_modules/both': {},
        'node_modules/x': { dependencies: needs('a') },
        'node_modules/o': { dependencies: needs('both') },
      },
    );
    assert.deepEqual(packages, {
      'node_modules/a': {},
      'node_modules/both': { devOptional: true },
      'node_modules/d': { optionalDependencies: needs('m'), dev: true },
      'node_modules/m': { dev: true, optional: true },
      'node_modules/o': { dependencies: needs('both'), optional: true },
      'node_modules/x': { dependencies: needs('a'), dev: true },
    });
  });

  it('of the functions has each package as the tests have it', async () => {
    const file = new URL('../../../package-lock.json', import.meta.url);
    const whole = JSON.parse(await readFile(file, 'utf8')) as Lock;
    const { packages } = lockOfWorkspace(whole, 'functions');
    const paths = Object.keys(packages).filter((path) => path !== '');
    assert.ok(paths.includes('node_modules/firebase-admin') && paths.length > 100);
    for (const path of paths) {
      const [is, was] = [
        packages[path],
        whole.packages[`functions/${path}`] ?? whole.packages[path],
      ];
      assert.deepEqual([is?.version, is?.integrity], [was?.version, was?.integrity], path);
    }
  });
});
