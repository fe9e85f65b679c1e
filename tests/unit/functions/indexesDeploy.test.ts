import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

interface Sent {
  method: 'post' | 'patch';
  path: string;
  body: { ttlConfig?: object; indexConfig?: { indexes?: object[] } };
  mask: string | undefined;
}

type Send = (
  path: string,
  body: Sent['body'],
  options?: { queryParams?: { updateMask?: string } },
) => Promise<object>;

/** The installed CLI's own code for `firebase deploy --only firestore:indexes`. */
interface FirestoreApi {
  apiClient: { get(path: string): Promise<{ body: object }>; post: Send; patch: Send };
  deploy(options: object, indexes: object[], fieldOverrides: object[]): Promise<void>;
}
const { FirestoreApi } = createRequire(import.meta.url)('firebase-tools/lib/firestore/api') as {
  FirestoreApi: new () => FirestoreApi;
};

/** What the CLI sends for the file to a project that has these fields already. */
async function sentFor(file: { indexes: object[]; fieldOverrides: object[] }, fields: object[]) {
  const sent: Sent[] = [];
  const send =
    (method: Sent['method']): Send =>
    async (path, body, options) => {
      sent.push({ method, path, body, mask: options?.queryParams?.updateMask });
      return {};
    };
  const api = new FirestoreApi();
  const get = async (path: string) => ({ body: path.includes('/fields') ? { fields } : {} });
  api.apiClient = { get, post: send('post'), patch: send('patch') };
  await api.deploy({ project: 'p', nonInteractive: true }, file.indexes, file.fieldOverrides);
  return sent;
}

describe('firestore.indexes.json, as the CLI deploys it', () => {
  let file: { indexes: object[]; fieldOverrides: { fieldPath: string; ttl?: boolean }[] };
  before(async () => {
    const url = new URL('../../../firestore.indexes.json', import.meta.url);
    file = JSON.parse(await readFile(url, 'utf8')) as typeof file;
  });
  const fieldsSent = async (fields: object[] = []) =>
    (await sentFor(structuredClone(file), fields)).filter(({ method }) => method === 'patch');

  it('sets a policy of deletion nowhere but on a field by its name, where one is meant', async () => {
    const sent = await fieldsSent();
    assert.equal(sent.length, file.fieldOverrides.length);
    for (const { path, body, mask } of sent) {
      // Without a mask all of the field's settings are written, its policy too: refused for `*`.
      if (mask !== 'indexConfig') assert.ok(body.ttlConfig && !path.endsWith('/*'), path);
    }
  });

  it('sends nothing again of what is there', async () => {
    const there = (await fieldsSent()).map(({ path, body }) => ({ ...body, name: path.slice(1) }));
    assert.deepEqual(await fieldsSent(there), []);
  });
});
