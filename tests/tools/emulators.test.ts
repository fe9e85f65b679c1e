import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { freePorts } from '../../tools/emulators/freePorts.ts';
import { startEmulators } from '../../tools/emulators/startEmulators.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';

describe('startEmulators', () => {
  it('runs two suites side by side, each with its own data', async () => {
    const [one, other] = await Promise.all([startEmulators(), startEmulators()]);
    try {
      await signUp(one, 'only@one.test');
      assert.deepEqual(await emails(one), ['only@one.test']);
      assert.deepEqual(await emails(other), []);
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });

  it('calls the function at apiUrl', async () => {
    const emulators = await startEmulators();
    try {
      const response = await fetch(`${emulators.apiUrl}/sync/all`);
      assert.equal(response.status, 401);
    } finally {
      await emulators.stop();
    }
  });

  it('frees every port when stopped, and may be stopped twice', async () => {
    const emulators = await startEmulators();
    await emulators.stop();
    await emulators.stop();
    assert.equal((await emulators.exited).code, 0);
    for (const port of Object.values(emulators.ports)) await (await listenOn(port)).close();
  });

  it('names the taken port when it was asked for', async () => {
    const [port = 0] = await freePorts(1);
    const holder = await listenOn(port);
    try {
      await assert.rejects(startEmulators({ ports: { auth: port } }), new RegExp(`:${port}`));
    } finally {
      holder.close();
    }
  });

  it('refuses an import that is no export', async () => {
    await assert.rejects(
      startEmulators({ importFrom: 'tests' }),
      /tests is not an emulator export/,
    );
  });
});

async function signUp(emulators: RunningEmulators, email: string): Promise<void> {
  const response = await fetch(identityToolkit(emulators, 'accounts:signUp?key=demo'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'a-password' }),
  });
  assert.equal(response.status, 200, await response.text());
}

async function emails(emulators: RunningEmulators): Promise<string[]> {
  const path = `projects/${emulators.env.GCLOUD_PROJECT}/accounts:query`;
  const response = await fetch(identityToolkit(emulators, path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: '{}',
  });
  const body = (await response.json()) as { userInfo?: { email: string }[] };
  return (body.userInfo ?? []).map(({ email }) => email);
}

function identityToolkit(emulators: RunningEmulators, path: string): string {
  return `http://${emulators.authHost}/identitytoolkit.googleapis.com/v1/${path}`;
}

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
