import assert from 'node:assert/strict';
import { installedDiffers } from '../../../tools/bootstrap/installedDiffers.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    protocol: { version: '0.1.0' },
    'node_modules/@daybook/protocol': { resolved: 'protocol', link: true },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/only-on-windows': { version: '1.0.0', optional: true },
  },
};
const { 'node_modules/only-on-windows': _, ...installedHere } = lock.packages;

describe('installedDiffers', () => {
  it('is true without an installation', () => {
    assert.equal(installedDiffers(lock, null), true);
  });

  it('is false when everything for this platform is there', () => {
    assert.equal(installedDiffers(lock, { packages: installedHere }), false);
  });

  it('is true when a package is missing', () => {
    const { 'node_modules/zod': __, ...packages } = installedHere;
    assert.equal(installedDiffers(lock, { packages }), true);
  });

  it('is true when a package has another version', () => {
    const packages = { ...installedHere, 'node_modules/zod': { version: '3.9.0' } };
    assert.equal(installedDiffers(lock, { packages }), true);
  });
});
