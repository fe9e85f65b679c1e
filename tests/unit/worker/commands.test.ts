import assert from 'node:assert/strict';
import { type Command, failed } from '../../../extension/src/shared/commands.ts';
import { worker } from './support/commandWorker.ts';

describe('runCommand', () => {
  const rename: Command = { command: 'renameDevice', deviceId: 'phone', name: 'Pixel' };
  const remove: Command = { command: 'removeDevice', deviceId: 'phone' };

  it('passes dismissed conflicts on to the engine, together', async () => {
    const { run, asked } = worker();
    const conflictIds = ['N1.0', 'N1.1'];
    assert.deepEqual(await run({ command: 'dismissConflicts', conflictIds }), { ok: true });
    assert.deepEqual(asked, [{ type: 'conflictsDismissed', conflictIds }]);
  });

  it('renames and removes devices of the account', async () => {
    const { run, asked } = worker();
    assert.deepEqual(await run(rename), { ok: true });
    assert.deepEqual(await run(remove), { ok: true });
    const readAgain = { type: 'devicesRequested' };
    assert.deepEqual(asked, ['rename ada phone Pixel', readAgain, 'remove ada phone', readAgain]);
  });

  it('has the list of devices read when someone looks at it', async () => {
    const { run, asked } = worker();
    assert.deepEqual(await run({ command: 'readDevices' }), { ok: true });
    assert.deepEqual(asked, [{ type: 'devicesRequested' }]);
  });

  it('takes a device that is gone already for done', async () => {
    assert.deepEqual(await worker({ outcome: 'gone' }).run(remove), { ok: true });
  });

  it('says when the server could not be reached, and when it refused', async () => {
    assert.deepEqual(await worker({ outcome: 'unreachable' }).run(remove), failed('network'));
    assert.deepEqual(await worker({ outcome: 'refused' }).run(rename), failed('not-offered'));
  });

  it('changes no list of devices without a connection, so that nothing is queued', async () => {
    const { run, asked } = worker({ firestore: 'disconnected' });
    assert.deepEqual(await run(rename), failed('network'));
    assert.deepEqual(asked, []);
  });

  it('touches no list of devices while nobody is signed in', async () => {
    const { run, asked } = worker({ uid: null });
    assert.deepEqual(await run(remove), failed('sign-in-ended'));
    assert.deepEqual(asked, []);
  });
});

describe('runCommand: the engine', () => {
  it('S14: with changes pending a sign-out is refused unless they are given up', async () => {
    const { run, asked } = worker({ pending: true });
    const signOut = (discardPending: boolean) => run({ command: 'signOut', discardPending });
    assert.deepEqual(await signOut(false), failed('pending-changes'));
    assert.deepEqual(asked, []);
    assert.deepEqual(await signOut(true), { ok: true });
    assert.deepEqual(asked, [{ type: 'signOutRequested' }]);
    const settled = worker();
    assert.deepEqual(await settled.run({ command: 'signOut', discardPending: false }), {
      ok: true,
    });
  });

  it('K4: has it ask the server', async () => {
    const { run, asked } = worker();
    assert.deepEqual(await run({ command: 'syncNow' }), { ok: true });
    assert.deepEqual(asked, [{ type: 'syncRequested' }]);
  });

  it('T1: gives what it did last, as JSON', async () => {
    const answer = await worker().run({ command: 'readDiagnostics' });
    assert.deepEqual(answer, { ok: true, diagnostics: '{"steps":[]}' });
  });

  it('can do nothing before it knows who is here', async () => {
    const { run, asked } = worker({ isLoaded: false });
    assert.deepEqual(await run({ command: 'syncNow' }), failed('unknown'));
    assert.deepEqual(asked, []);
  });
});
