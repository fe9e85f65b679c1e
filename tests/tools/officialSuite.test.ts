import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DATA } from '../../tools/emulators/demoData.ts';
import { isPortFree } from '../../tools/emulators/freePorts.ts';
import { startEmulators } from '../../tools/emulators/startEmulators.ts';
import type { RunningEmulators } from '../../tools/emulators/types.ts';
import { REPO_ROOT } from '../../tools/project.ts';
import { signIn } from '../../tools/seed/authEmulator.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../tools/seed/demoAccounts.ts';
import { dryRun } from './support/dryRun.ts';
import { discoveredFunctions, exportedFunctions } from './support/functionsOf.ts';

const BUNDLE = join(REPO_ROOT, 'functions/lib/index.js');

/** The parts of Google's suite that need no download, which its Firestore emulator does. */
describe('The official suite', function () {
  this.timeout(600_000);
  let emulators: RunningEmulators;
  before(async () => {
    emulators = await startEmulators({
      flavor: 'official',
      services: ['auth', 'functions', 'hosting'],
      importFrom: DEMO_DATA,
    });
  });
  after(async () => {
    await emulators.stop();
    const ports = Object.entries(emulators.ports);
    const isFree = await Promise.all(ports.map(([, port]) => isPortFree(port)));
    assert.deepEqual(
      ports.filter((_, index) => !isFree[index]),
      [],
    );
  });

  const apis: Record<string, () => string> = {
    'at the function’s own address': () => emulators.apiUrl,
    'behind Hosting': () => `${emulators.hostingUrl}/api/v1`,
  };
  for (const [where, baseOf] of Object.entries(apis)) {
    const ask = (path: string, init?: RequestInit) => fetch(`${baseOf()}${path}`, init);

    it(`A18: serves the limits, ${where}`, async () => {
      const response = await ask('/config');
      assert.equal(response.status, 200);
      assert.equal(((await response.json()) as { apiVersion: string }).apiVersion, 'v1');
    });

    it(`A2, A3, A7: refuses in the API’s own words, ${where}`, async () => {
      const { free, lapsed, pro } = DEMO_ACCOUNTS;
      assert.deepEqual(await verdict(await ask('/sync/TODOS')), [401, 'TOKEN_MISSING']);
      for (const { email } of [free, lapsed]) {
        const headers = await authorized(email);
        const answer = await ask('/sync/TODOS', { headers });
        assert.deepEqual(await verdict(answer), [403, 'PRO_REQUIRED']);
      }
      const headers = { ...(await authorized(pro.email)), 'content-type': 'application/json' };
      const put = { method: 'PUT', headers, body: JSON.stringify({ version: -1, changes: [] }) };
      assert.deepEqual(await verdict(await ask('/sync/TODOS', put)), [400, 'INVALID_REQUEST']);
      const unknown = await ask('/sync/NOTES', { headers });
      assert.deepEqual(await verdict(unknown), [404, 'UNKNOWN_DATA_TYPE']);
      assert.deepEqual(await verdict(await ask('/nowhere')), [404, 'UNKNOWN_PATH']);
    });
  }

  it('serves the site, whose links lead somewhere', async () => {
    const site = await fetch(emulators.hostingUrl);
    assert.equal(site.status, 200);
    const links = [...(await site.text()).matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    assert.ok(links.length > 0);
    for (const link of links) {
      const { status } = await fetch(new URL(String(link), emulators.hostingUrl));
      assert.equal(status, 200, link);
    }
  });

  it('serves the simulator’s page with all that it loads', async () => {
    const page = await fetch(`${emulators.hostingUrl}/simulator`);
    assert.equal(page.status, 200);
    const files = [...(await page.text()).matchAll(/(?:src|href)="(\w+\.\w+)"/g)];
    assert.equal(files.length, 2);
    for (const [, file] of files) {
      const { status } = await fetch(new URL(String(file), page.url));
      assert.equal(status, 200, file);
    }
  });

  it('finds the functions that the bundle exports, with the triggers that they have', async () => {
    const exported = await exportedFunctions(BUNDLE, { inEmulators: true });
    assert.equal(exported.api, 'https in europe-west1');
    assert.deepEqual(await discoveredFunctions(emulators.ports.functions), exported);
  });

  async function authorized(email: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await signIn(emulators.authHost, email, DEMO_PASSWORD)}` };
  }
});

describe('The bundle', () => {
  it('exports what is deployed, all in one region', async () => {
    const written = 'google.cloud.firestore.document.v1.written in europe-west1';
    assert.deepEqual(await exportedFunctions(BUNDLE, { inEmulators: false }), {
      api: 'https in europe-west1',
      claimsFromConsole: written,
      claimsFromStripe: written,
      forgetAccounts: 'schedule in europe-west1',
      removeAccount: 'google.firebase.auth.user.v2.deleted in europe-west1',
    });
  });
});

describe('firebase deploy --dry-run', function () {
  this.timeout(600_000);
  const PREDEPLOYED = 'functions: Finished running predeploy script.';
  const ASKS_FOR_LOGIN = /^Authentication Error: .*firebase login/;

  it('builds what it deploys and then asks for the login', async () => {
    const { output, error } = await dryRun(join(REPO_ROOT, 'firebase.json'));
    assert.match(error, ASKS_FOR_LOGIN, output);
    assert.ok(output.includes(PREDEPLOYED), output);
  });

  it('stops where the build fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'daybook-'));
    try {
      await mkdir(join(folder, 'functions'));
      const functions = [{ source: 'functions', predeploy: ['exit 3'] }];
      await writeFile(join(folder, 'firebase.json'), JSON.stringify({ functions }));
      const { output, error } = await dryRun(join(folder, 'firebase.json'));
      assert.match(error, /functions predeploy error/, output);
      assert.ok(!output.includes(PREDEPLOYED), output);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

async function verdict(response: Response): Promise<[status: number, reason: string | undefined]> {
  const { error } = (await response.json()) as { error: { details: { reason: string }[] } };
  return [response.status, error.details[0]?.reason];
}
