import { DATA_TYPES, type DataType, LIMITS, START } from '@daybook/protocol';
import { apiRequest } from '../../../extension/src/adapters/apiRequest.ts';
import { httpApiDoor } from '../../../extension/src/adapters/httpApiDoor.ts';
import type { SeenHead } from '../../../extension/src/engine/contract/event.ts';
import { itemQuota } from '../../../functions/src/sync/itemQuota.ts';
import { NOW, testApp } from '../functions/support/testApp.ts';
import type { Harness } from './harness.ts';

const UID = 'ann';

/** Devices of one user at the real API door, by the real adapter; Firestore shows the heads, and refuses every commit. */
export class ApiWorld {
  now = NOW;
  /** How far the devices' clocks are ahead of the server's, ms. */
  ahead = 0;
  /** How many items a type may have. */
  mostItems: number = LIMITS.maxItemsPerType;
  readonly app = testApp({
    now: () => this.now,
    quota: Object.defineProperty({ ...itemQuota(0, () => this.now) }, 'most', {
      get: () => this.mostItems,
    }),
    verifyToken: async (uid) => ({ uid, signedInAt: 1, pro: true, proUntil: NOW }),
  });
  /** `PUT 413`, and so on, in order. */
  readonly answers: string[] = [];
  readonly #door = httpApiDoor(
    apiRequest(
      'http://api/v1',
      { token: async () => UID },
      { wall: () => this.now + this.ahead, monotonic: () => this.now },
    ),
  );

  /** With `fetch` in the hands of the app for as long as `work` runs. */
  async playing(work: () => Promise<void>): Promise<void> {
    const { fetch } = globalThis;
    globalThis.fetch = (url, init = {}) => this.#answer(String(url), init);
    try {
      await work();
    } finally {
      globalThis.fetch = fetch;
    }
  }

  signIn(device: Harness): void {
    device.now = this.now + this.ahead;
    device.signIn(UID);
  }

  /** The device does all it wants to do, again and again, a minute apart. */
  async run(device: Harness, minutes: number): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      await this.#settle(device);
      this.now += 61_000;
      device.now = this.now + this.ahead;
      device.wake();
    }
  }

  heads(): Partial<Record<DataType, SeenHead>> {
    const { heads } = this.app.store.documents(UID) as { heads: Map<DataType, SeenHead> };
    const seen = [...heads].map(([type, { version, commitId, parent, deviceId, schema }]) => {
      const head = { version, commitId, parent, deviceId, schema };
      return [type, { ...head, hasPendingWrites: false, changes: null }];
    });
    return Object.fromEntries(seen);
  }

  async #settle(device: Harness): Promise<void> {
    const { epoch } = device.state.session;
    for (const type of DATA_TYPES) {
      for (const { commitId } of device.state.durable[type].outbox) {
        device.send({ type: 'commitRefused', epoch, dataType: type, commitId });
      }
    }
    device.send({ type: 'headsSeen', epoch, fromServer: true, heads: this.heads() });
    for (const dataType of DATA_TYPES) {
      const { request } = device.state.transient[dataType];
      if (request === 'pull') {
        const { pageSize } = device.state.transient[dataType];
        const from = device.state.durable[dataType].cursor ?? START;
        const result = await this.#door.pull(UID, dataType, from, pageSize.count);
        device.pullAnswered(dataType, result);
      } else if (request) {
        const { commitId } = request;
        const cursor = device.state.durable[dataType].cursor ?? START;
        const result = await this.#door.push(UID, dataType, request, cursor);
        device.send({ type: 'pushed', epoch, dataType, commitId, result });
      }
    }
  }

  async #answer(url: string, init: RequestInit): Promise<Response> {
    const method = init.method ?? 'GET';
    const { response } = await this.app.send(method, url.replace('http://api', ''), init);
    this.answers.push(`${method} ${response.status}`);
    const headers = new Headers(response.headers);
    headers.set('Date', new Date(this.now).toUTCString());
    return new Response(await response.text(), { status: response.status, headers });
  }
}
