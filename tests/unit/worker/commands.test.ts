import assert from 'node:assert/strict';
import type { DeviceOutcome, EngineEvent } from '../../../extension/src/engine/contract/event.ts';
import type { Connection } from '../../../extension/src/engine/state/connectionState.ts';
import { emptyState, withConnection, withType } from '../../../extension/src/engine/state/state.ts';
import {
  type Command,
  type CommandResult,
  failed,
} from '../../../extension/src/shared/commands.ts';
import { withEntry } from '../../../extension/src/shared/items.ts';
import { runCommand } from '../../../extension/src/worker/commands.ts';
import type { Standing } from '../../../extension/src/worker/ports/accountProvider.ts';
import { aTodo } from '../../fakes/todos.ts';

interface Surroundings {
  /** What the list of devices answers. */
  outcome?: DeviceOutcome;
  uid?: string | null;
  firestore?: Connection['firestore'];
  /** What Firebase Auth and the API door answer. */
  result?: CommandResult;
  standing?: Standing;
  /** A todo that the server lacks. */
  pending?: boolean;
  isLoaded?: boolean;
  refreshes?: boolean;
}

/** A worker in these surroundings, and all that it asked of them. */
function worker({
  outcome = 'stored',
  uid = 'ada',
  firestore = 'connected',
  result = { ok: true },
  standing = 'valid',
  pending = false,
  isLoaded = true,
  refreshes = true,
}: Surroundings = {}) {
  const empty = emptyState('laptop');
  const known = withConnection({ ...empty, session: { ...empty.session, uid } }, { firestore });
  const { TODOS } = known.items;
  const local = withEntry(TODOS.local, 'T1', { value: aTodo(), editedAt: 1 });
  const state = pending ? withType(known, 'TODOS', { items: { ...TODOS, local } }) : known;
  const asked: (EngineEvent | string)[] = [];
  const answering =
    <Answer>(name: string, answer: Answer) =>
    async (...args: unknown[]) => {
      asked.push([name, ...args.map((arg) => (isText(arg) ? arg : JSON.stringify(arg)))].join(' '));
      return answer;
    };
  const run = (command: Command) =>
    runCommand(command, {
      engine: {
        state: () => (isLoaded ? state : null),
        dispatch: (event) => void asked.push(event),
      },
      identity: {
        refresh: refreshes
          ? answering('refresh', undefined)
          : () => Promise.reject(new Error('auth/network-request-failed')),
      },
      accounts: {
        onUser: () => undefined,
        signIn: answering('signIn', result),
        signUp: answering('signUp', result),
        sendPasswordReset: answering('sendPasswordReset', result),
        sendVerification: answering('sendVerification', result),
        reauthenticate: answering('reauthenticate', result),
        standing: answering('standing', standing),
      },
      account: { exportAccount: answering('exportAccount', result) },
      devices: { rename: answering('rename', outcome), remove: answering('remove', outcome) },
      diagnostics: () => ({ steps: [] }),
    });
  return { run, asked };
}

function isText(arg: unknown): arg is string {
  return typeof arg === 'string';
}

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
    assert.deepEqual(await worker({ outcome: 'refused' }).run(rename), failed('unknown'));
  });

  it('changes no list of devices without a connection, so that nothing is queued', async () => {
    const { run, asked } = worker({ firestore: 'disconnected' });
    assert.deepEqual(await run(rename), failed('network'));
    assert.deepEqual(asked, []);
  });

  it('touches no list of devices while nobody is signed in', async () => {
    const { run, asked } = worker({ uid: null });
    assert.deepEqual(await run(remove), failed('unknown'));
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

describe('runCommand: accounts', () => {
  const proof = { by: 'google' } as const;
  const signUp: Command = { command: 'signUp', email: 'bob@example.com', password: 'long enough' };

  it('U8: only the account whose data is here may sign in, and none is made beside it', async () => {
    const { run, asked } = worker();
    await run({ command: 'signIn', proof });
    assert.deepEqual(asked, ['signIn {"by":"google"} ada']);
    assert.deepEqual(await run(signUp), failed('other-account'));
    assert.equal(asked.length, 1);
  });

  it('signs up, resets and refreshes on a device that nobody uses yet', async () => {
    const { run, asked } = worker({ uid: null });
    await run(signUp);
    await run({ command: 'resetPassword', email: 'bob@example.com' });
    await run({ command: 'refreshAccount' });
    assert.deepEqual(asked, [
      'signUp bob@example.com long enough',
      'sendPasswordReset bob@example.com',
      'refresh',
    ]);
  });

  it('says whether claims could be had', async () => {
    assert.deepEqual(await worker().run({ command: 'refreshAccount' }), { ok: true });
    const offline = worker({ refreshes: false });
    assert.deepEqual(await offline.run({ command: 'refreshAccount' }), failed('network'));
  });

  it('U5, U12: asks for a mail and for the file of who is signed in', async () => {
    for (const command of ['sendVerification', 'exportAccount'] as const) {
      const { run, asked } = worker({ result: failed('server') });
      assert.deepEqual(await run({ command }), failed('server'));
      assert.deepEqual(asked, [`${command} ada`]);
    }
  });

  it('does nothing for an account while there is none', async () => {
    const { run, asked } = worker({ uid: null });
    for (const command of ['sendVerification', 'exportAccount'] as const) {
      assert.deepEqual(await run({ command }), failed('sign-in-ended'));
    }
    assert.deepEqual(await run({ command: 'deleteAccount', proof }), failed('sign-in-ended'));
    assert.deepEqual(asked, []);
  });

  it('U13: a deletion begins when the proof is right', async () => {
    const { run, asked } = worker();
    assert.deepEqual(await run({ command: 'deleteAccount', proof }), { ok: true });
    assert.deepEqual(asked, ['reauthenticate ada {"by":"google"}', { type: 'deletionRequested' }]);
  });

  for (const reason of ['wrong-password', 'network', 'too-many-attempts', 'canceled'] as const) {
    it(`U13: no deletion begins after ${reason}`, async () => {
      const { run, asked } = worker({ result: failed(reason) });
      assert.deepEqual(await run({ command: 'deleteAccount', proof }), failed(reason));
      assert.ok(!asked.some((entry) => typeof entry !== 'string'));
    });
  }

  it('U15: an account that is gone already is cleared here; one whose sign-in ended is not', async () => {
    const gone = worker({ result: failed('wrong-password'), standing: 'gone' });
    assert.deepEqual(await gone.run({ command: 'deleteAccount', proof }), { ok: true });
    assert.deepEqual(gone.asked.at(-1), { type: 'deletionRequested' });
    const ended = worker({ result: failed('sign-in-ended'), standing: 'ended' });
    const refused = await ended.run({ command: 'deleteAccount', proof });
    assert.deepEqual(refused, failed('sign-in-ended'));
    const called = worker({ result: failed('canceled'), standing: 'gone' });
    assert.deepEqual(await called.run({ command: 'deleteAccount', proof }), failed('canceled'));
  });
});
