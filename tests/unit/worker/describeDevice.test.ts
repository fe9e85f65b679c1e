import assert from 'node:assert/strict';
import { deviceFieldsSchema } from '@daybook/protocol';
import { describeDevice } from '../../../extension/src/adapters/describeDevice.ts';

const brands = (...names: string[]) => names.map((brand) => ({ brand }));
const on = (browser: string, platform: string) => `${browser} on ${platform}`;

describe('describeDevice', () => {
  it('names the browser, not the engine under it or the brand that nobody has', () => {
    const chrome = brands('Not/A)Brand', 'Chromium', 'Google Chrome');
    const edge = brands('Chromium', 'Microsoft Edge', 'Not_A Brand');
    assert.deepEqual(describeDevice({ brands: chrome, platform: 'macOS' }, '1.2.3', on), {
      name: 'Chrome on macOS',
      platform: 'macOS',
      appVersion: '1.2.3',
    });
    assert.equal(
      describeDevice({ brands: edge, platform: 'Windows' }, '1', on).name,
      'Edge on Windows',
    );
    const two = brands('Opera', 'Chromium', 'Google Chrome');
    assert.equal(
      describeDevice({ brands: two, platform: 'Linux' }, '1', on).name,
      'Opera on Linux',
    );
    const plain = brands('Chromium', 'Not=A?Brand');
    assert.equal(
      describeDevice({ brands: plain, platform: 'Linux' }, '1', on).name,
      'Chromium on Linux',
    );
  });

  it('V2: says what it can, within the lengths that are stored, where the browser says little or too much', () => {
    assert.equal(describeDevice(undefined, '1', on).name, 'Chromium');
    const talkative = { brands: brands('🦊'.repeat(100)), platform: '🐧'.repeat(100) };
    for (const fields of [
      describeDevice(undefined, '1', on),
      describeDevice(talkative, '1'.repeat(50), on),
    ]) {
      assert.ok(deviceFieldsSchema.safeParse(fields).success);
    }
    const { name, platform, appVersion } = describeDevice(talkative, '1'.repeat(50), on);
    assert.deepEqual(
      [name, platform, appVersion].map((text) => [...text].length),
      [60, 40, 20],
    );
    assert.equal(describeDevice({ brands: [], platform: '\ud800' }, '1', on).platform, '\ufffd');
  });
});
