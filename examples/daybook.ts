import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { newState, type State, SyncClient } from './client.ts';
import type { Value } from './merge.ts';

const USAGE = `node examples/daybook.ts [list | add TITLE | done ID | remove ID]

Todos in a terminal. Syncs before and after each command.
  SYNC_API_URL                      https://SITE/api/v1
  DAYBOOK_API_KEY                   of the Firebase project; any for the emulators
  DAYBOOK_EMAIL, DAYBOOK_PASSWORD   who you are
  DAYBOOK_STATE                     the file that keeps it all, daybook.json`;

const { env } = process;
const stateFile = env.DAYBOOK_STATE ?? 'daybook.json';
const emulator = env.FIREBASE_AUTH_EMULATOR_HOST;
const signInUrl = `${emulator ? `http://${emulator}` : 'https:/'}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=${env.DAYBOOK_API_KEY ?? 'any'}`;

interface SignedIn {
  idToken: string;
  localId: string;
}

/** An ID token lives for an hour, which is longer than a command. */
async function signIn(): Promise<SignedIn> {
  const { DAYBOOK_EMAIL: email, DAYBOOK_PASSWORD: password } = env;
  const body = JSON.stringify({ email, password, returnSecureToken: true });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(signInUrl, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`Not signed in: ${await response.text()}`);
  return (await response.json()) as SignedIn;
}

/** Sorts by time, and begins with a letter. */
const newId = () => `t${Date.now().toString(36)}${randomBytes(8).toString('hex')}`;

/** SPEC D10, as far as a terminal shows it. */
function isTodo(value: Value): boolean {
  const { title, done, completedAt } = value;
  const isTime = completedAt === null || Number.isInteger(completedAt);
  return typeof title === 'string' && typeof done === 'boolean' && isTime;
}

/** A new file takes the old one's name: a crash leaves one of them whole. */
async function save(state: State): Promise<void> {
  await writeFile(`${stateFile}.new`, JSON.stringify(state));
  await rename(`${stateFile}.new`, stateFile);
}

async function main([command = 'list', argument = '']: string[]): Promise<void> {
  const stored = await readFile(stateFile, 'utf8').catch(() => null);
  const signedIn = await signIn();
  const client = new SyncClient(stored ? (JSON.parse(stored) as State) : newState(newId()), {
    apiUrl: env.SYNC_API_URL ?? '',
    dataType: 'TODOS',
    uid: signedIn.localId,
    token: async (isRefused) => (isRefused ? await signIn() : signedIn).idToken,
    save,
    isValid: (_, value) => isTodo(value),
    now: Date.now,
    newId,
    wait: delay,
    fetch,
  });
  await client.sync();
  const todo = client.values()[argument];
  const now = Date.now();
  if (command === 'add') {
    const orders = Object.values(client.values()).map(({ order }) => String(order));
    const last = orders.sort().at(-1) ?? '';
    await client.edit(newId(), {
      ...{ title: argument, done: false, notes: '', dueOn: null, priority: 0 },
      // Longer sorts behind what it begins with (SPEC D7).
      ...{ order: `${last}V`.slice(0, 64), createdAt: now, completedAt: null },
    });
  } else if (command === 'done' && todo) {
    await client.edit(argument, { ...todo, done: true, completedAt: now });
  } else if (command === 'remove' && todo) {
    await client.edit(argument, null);
  } else if (command !== 'list') throw new Error(USAGE);
  await client.sync();
  for (const [id, { title, done }] of Object.entries(client.values())) {
    console.log(`${id} ${done ? 'x' : '-'} ${title}`);
  }
}

await main(process.argv.slice(2));
