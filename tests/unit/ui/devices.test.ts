import assert from 'node:assert/strict';
import { deviceFieldsSchema } from '@daybook/protocol';
import type { KnownDevice } from '../../../extension/src/shared/devices.ts';
import { listDevices } from '../../../extension/src/ui/panel/devices/deviceList.ts';
import { checkDeviceName } from '../../../extension/src/ui/panel/devices/deviceName.ts';
import { meaningOf } from '../../../extension/src/ui/panel/meaningOf.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';

describe('listDevices', () => {
  it('has this device first, then those seen last', () => {
    const device = (id: string, lastSeenAt: number, isThisDevice = false): KnownDevice => ({
      id,
      name: id,
      platform: '',
      appVersion: '',
      lastSeenAt,
      isThisDevice,
    });
    const devices = [device('old', 1), device('new', 3), device('this', 2, true)];
    assert.deepEqual(
      listDevices({ devices }).map(({ id }) => id),
      ['this', 'new', 'old'],
    );
  });
});

describe('checkDeviceName', () => {
  it('V2: takes what the schema of a device takes, trimmed and repaired', () => {
    assert.equal(checkDeviceName('  Work laptop '), 'Work laptop');
    assert.equal(checkDeviceName('a\ud83c'), 'a\ufffd');
    assert.equal(checkDeviceName('🌱'.repeat(60)), '🌱'.repeat(60));
    for (const typed of ['', '  ', 'a'.repeat(61)]) assert.equal(checkDeviceName(typed), null);
    for (const [length, isValid] of [
      [60, true],
      [61, false],
    ] as const) {
      const name = 'a'.repeat(length);
      const fields = { name, platform: '', appVersion: '' };
      assert.equal(deviceFieldsSchema.safeParse(fields).success, isValid);
    }
  });
});

describe('meaningOf', () => {
  it('names the data types that a newer Daybook wrote, in words', () => {
    const status = {
      state: 'update-required' as const,
      dataTypes: ['TODOS' as const, 'HABITS' as const],
    };
    assert.match(meaningOf(status, localeOf('en')), /your data: todos and habits\./);
    assert.match(meaningOf(status, localeOf('de')), /Aufgaben und Gewohnheiten\./);
  });
});
