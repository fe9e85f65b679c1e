import assert from 'node:assert/strict';
import type { DeviceOutcome, EngineEvent } from '../../../extension/src/engine/event.ts';
import {
  type Connection,
  emptyState,
  withConnection,
} from '../../../extension/src/engine/state.ts';
import type { Command } from '../../../extension/src/local/commands.ts';
import { runCommand } from '../../../extension/src/worker/commands.ts';

/** A worker whose list of devices answers with `outcome`, and what it was told. */
function worker(
  outcome: DeviceOutcome = 'stored',
  uid: string | null = 'ada',
  firestore: Connection['firestore'] = 'connected',
) {
  const empty = emptyState('laptop');
  const state = withConnection({ ...empty, session: { ...empty.session, uid } }, { firestore });
  const told: (EngineEvent | string)[] = [];
  const run = (command: Command) =>
    runCommand(command, {
      engine: { state: () => state, dispatch: (event) => told.push(event) },
      identity: { signIn: async () => ({ ok: true }) },
      devices: {
        rename: async (...args) => {
          told.push(['rename', ...args].join(' '));
          return outcome;
        },
        remove: async (...args) => {
          told.push(['remove', ...args].join(' '));
          return outcome;
        },
      },
    });
  return { run, told };
}

describe('runCommand', () => {
  const rename: Command = { command: 'renameDevice', deviceId: 'phone', name: 'Pixel' };
  const remove: Command = { command: 'removeDevice', deviceId: 'phone' };

  it('tells the engine of a dismissed conflict', async () => {
    const { run, told } = worker();
    assert.deepEqual(await run({ command: 'dismissConflict', conflictId: 'N1.0' }), { ok: true });
    assert.deepEqual(told, [{ type: 'conflictDismissed', conflictId: 'N1.0' }]);
  });

  it('renames and removes devices of the account', async () => {
    const { run, told } = worker();
    assert.deepEqual(await run(rename), { ok: true });
    assert.deepEqual(await run(remove), { ok: true });
    assert.deepEqual(told, ['rename ada phone Pixel', 'remove ada phone']);
  });

  it('takes a device that is gone already for done', async () => {
    assert.deepEqual(await worker('gone').run(remove), { ok: true });
  });

  it('says when the server could not be reached, and when it refused', async () => {
    assert.deepEqual(await worker('unreachable').run(remove), { ok: false, reason: 'network' });
    assert.deepEqual(await worker('refused').run(rename), { ok: false, reason: 'unknown' });
  });

  it('changes no list of devices without a connection, so that nothing is queued', async () => {
    const { run, told } = worker('stored', 'ada', 'disconnected');
    assert.deepEqual(await run(rename), { ok: false, reason: 'network' });
    assert.deepEqual(told, []);
  });

  it('touches no list of devices while nobody is signed in', async () => {
    const { run, told } = worker('stored', null);
    assert.deepEqual(await run(remove), { ok: false, reason: 'unknown' });
    assert.deepEqual(told, []);
  });
});
