import assert from 'node:assert/strict';
import {
  type Diagnostics,
  diagnosticsOf,
} from '../../../extension/src/engine/diagnostics/diagnostics.ts';
import { KNOWN_HISTORIES } from '../../simulator/knownHistories.ts';
import { lengthOf } from '../../simulator/page/scene.ts';
import { TraceFilm } from '../../simulator/page/traceFilm.ts';
import { playHistory } from '../../simulator/world.ts';

/** What "Copy diagnostics" would give on a simulated device. */
function copied(): Diagnostics {
  const [history] = Object.values(KNOWN_HISTORIES);
  const device = playHistory(history ?? { skews: [], actions: [] }).devices[0];
  assert.ok(device);
  const diagnostics = diagnosticsOf(device.taken.steps, { appVersion: '0', takenAt: 0 });
  return JSON.parse(JSON.stringify(diagnostics));
}

describe('simulator: the film of a trace', () => {
  it('T4: shows the device after each step', () => {
    const diagnostics = copied();
    const film = new TraceFilm(diagnostics);
    assert.ok(lengthOf(film) > 20);
    for (let place = 1; place <= lengthOf(film); place += 1) {
      const { devices, server, failure } = film.sceneAt(place);
      const recorded = diagnostics.steps.at(place - 1 - lengthOf(film));
      assert.equal(devices[0]?.status.split(':')[0], recorded?.status);
      assert.equal(devices[0]?.steps.at(-1)?.event, recorded?.event);
      assert.deepEqual([server, failure], [null, null]);
    }
    const [device] = film.sceneAt(lengthOf(film)).devices;
    assert.ok((device?.types[0]?.items.length ?? 0) > 0, 'items are shown');
  });

  it('T4: says where the engine of this checkout decides otherwise', () => {
    const diagnostics = copied();
    const index = diagnostics.steps.length - 2;
    diagnostics.steps[index]?.effects.push('reconnect');
    const film = new TraceFilm(diagnostics);
    const last = lengthOf(film);
    assert.equal(film.sceneAt(last - 2).failure, null);
    const { failure, devices } = film.sceneAt(last);
    assert.equal(failure?.chapter, last - 2);
    assert.match(failure?.message ?? '', /recorded: .*reconnect\nreplayed: /);
    assert.ok(devices[0]?.steps.at(-2)?.replayed);
  });

  it('is empty where the trace carries no replay', () => {
    const film = new TraceFilm({ ...copied(), replay: null });
    assert.equal(lengthOf(film), 0);
    assert.equal(film.sceneAt(0).devices.length, 1);
  });
});
