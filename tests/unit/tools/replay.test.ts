import assert from 'node:assert/strict';
import { diagnosticsOf } from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { replay } from '../../../extension/src/engine/diagnostics/replay.ts';
import { describeReplay } from '../../../tools/replay/describeReplay.ts';
import { readDiagnostics } from '../../../tools/replay/readDiagnostics.ts';
import { todo } from '../engine/builders.ts';
import { Harness } from '../engine/harness.ts';

function copied() {
  const device = new Harness();
  device.edit('milk', todo('Milk'));
  device.now += 1_500;
  device.wake();
  return diagnosticsOf(device.taken.steps, { appVersion: '1.2.3', takenAt: device.now });
}

describe('npm run replay', () => {
  it('T4: shows each step, what differs below it, and counts', () => {
    const diagnostics = copied();
    diagnostics.steps[1]?.effects.push('reconnect');
    assert.deepEqual(describeReplay(diagnostics, replay(diagnostics)).split('\n'), [
      'Daybook 1.2.3, 2027-01-15T08:00:01.500Z',
      '    +0.000 s  started: signed-out showPending, 0.3 ms',
      '    +0.000 s  editsFound: signed-out removeEdits showPending reconnect, 0.3 ms',
      '     replayed: signed-out removeEdits showPending',
      '    +1.500 s  woke: signed-out -, 0.3 ms',
      '3 steps recorded, 3 replayed, 2 agree',
    ]);
  });

  it('reads what was copied, and nothing else', () => {
    const diagnostics = copied();
    assert.deepEqual(readDiagnostics(JSON.stringify(diagnostics)), diagnostics);
    for (const other of [{ ...diagnostics, format: 2 }, { ...diagnostics, steps: 1 }, null, []]) {
      assert.equal(readDiagnostics(JSON.stringify(other)), null);
    }
    assert.equal(readDiagnostics('Milk, bread'), null);
  });
});
