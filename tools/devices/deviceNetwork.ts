import { type ProxiedBytes, TcpProxy } from '../network/tcpProxy.ts';

/** Where a device finds the services it talks to. */
export interface DeviceEndpoints {
  /** `host:port` */
  firestoreHost: string;
  /** `host:port` */
  authHost: string;
  /** The base of the sync API, ending in `/api/v1`. */
  apiUrl: string;
}

/** One device's own line to the services: it can be cut, slowed down and counted without touching another's. */
export class DeviceNetwork {
  readonly firestore: TcpProxy;
  readonly auth: TcpProxy;
  readonly api: TcpProxy;
  /** The services as the device sees them. */
  readonly endpoints: DeviceEndpoints;

  /** Starts a proxy in front of each service. */
  static async start(services: DeviceEndpoints, latencyMs = 0): Promise<DeviceNetwork> {
    const targets = [services.firestoreHost, services.authHost, new URL(services.apiUrl).host];
    const [firestore, auth, api] = await Promise.all(
      targets.map((target) => TcpProxy.start({ target, latencyMs })),
    );
    if (!firestore || !auth || !api) throw new Error('expected a proxy for each service');
    const { pathname } = new URL(services.apiUrl);
    return new DeviceNetwork(firestore, auth, api, pathname);
  }

  private constructor(firestore: TcpProxy, auth: TcpProxy, api: TcpProxy, apiPath: string) {
    this.firestore = firestore;
    this.auth = auth;
    this.api = api;
    this.endpoints = {
      firestoreHost: firestore.host,
      authHost: auth.host,
      apiUrl: `http://${api.host}${apiPath}`,
    };
  }

  get isCut(): boolean {
    return this.#proxies.some((proxy) => proxy.isCut);
  }

  /** Bytes to and from all services since the start. */
  get bytes(): ProxiedBytes {
    const sum = (direction: keyof ProxiedBytes) =>
      this.#proxies.reduce((total, { bytes }) => total + bytes[direction], 0);
    return { sent: sum('sent'), received: sum('received') };
  }

  /** Pulls the cable. As behind a dead router, the browser itself still believes that it is online. */
  cut(): void {
    for (const proxy of this.#proxies) proxy.cut();
  }

  /** Plugs the cable in again. */
  restore(): void {
    for (const proxy of this.#proxies) proxy.restore();
  }

  /** Adds to each direction, in ms, from now on; a round trip costs twice as much. */
  setLatency(latencyMs: number): void {
    for (const proxy of this.#proxies) proxy.latencyMs = latencyMs;
  }

  /** Ends the line for good. */
  async close(): Promise<void> {
    await Promise.all(this.#proxies.map((proxy) => proxy.close()));
  }

  get #proxies(): TcpProxy[] {
    return [this.firestore, this.auth, this.api];
  }
}
