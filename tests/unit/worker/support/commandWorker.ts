import type {
  DeviceOutcome,
  EngineEvent,
} from '../../../../extension/src/engine/contract/event.ts';
import type { Connection } from '../../../../extension/src/engine/state/connectionState.ts';
import {
  emptyState,
  withConnection,
  withType,
} from '../../../../extension/src/engine/state/state.ts';
import type { Command, CommandResult } from '../../../../extension/src/shared/commands.ts';
import { withEntry } from '../../../../extension/src/shared/items.ts';
import { runCommand } from '../../../../extension/src/worker/commands.ts';
import type { Standing } from '../../../../extension/src/worker/ports/accountProvider.ts';
import { aTodo } from '../../../fakes/todos.ts';

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
export function worker({
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
