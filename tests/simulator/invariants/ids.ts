import assert from 'node:assert/strict';
import { DATA_TYPES } from '@daybook/protocol';
import { lastInCommon } from '../copies.ts';
import type { World } from '../world.ts';

/** A machine that sees a commit under its id which another made since they were one takes a new id (SPEC P12). */
export function checkIds({ server, devices, copies, counts }: World): void {
  // It isn't looked for there (SPEC P12).
  const elsewhere = ['full pulls', 'full pulls taken in', 'pages amid a pull'];
  if (elsewhere.some((name) => counts.of(name) > 0)) return;
  for (const device of devices) {
    const { name } = device;
    const { deviceId: id } = device.stored();
    for (const type of DATA_TYPES) {
      for (const { deviceId, commitId } of server.data(type).items.values()) {
        const [, maker = name, number] = /^([A-Z])-(\d+)/.exec(commitId) ?? [];
        if (deviceId !== id || maker === name) continue;
        const copy = lastInCommon(copies, maker, name);
        if (!copy?.hasRead[type]) continue;
        const isOfBoth = Number(number) <= (copy.moments.get(maker) ?? 0);
        assert.ok(isOfBoth, `${name} keeps the id of ${maker}, which has committed under it`);
      }
    }
  }
}
