import { once } from 'node:events';
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from 'node:net';
import { delayedPipe } from './delayedPipe.ts';

/** What a proxy forwards to, and how. */
export interface TcpProxyOptions {
  /** `host:port` that connections are forwarded to. */
  target: string;
  /** Added to each direction, in ms; a round trip costs twice as much. */
  latencyMs?: number;
}

/** Bytes forwarded since the start, seen from the client. */
export interface ProxiedBytes {
  sent: number;
  received: number;
}

/** Called with everything that is forwarded. */
export type WireTap = (direction: keyof ProxiedBytes, chunk: Buffer) => void;

interface Target {
  host: string;
  port: number;
}

/** A port of its own in front of a server, whose cable can be pulled. */
export class TcpProxy {
  /** `127.0.0.1:port`, the same for the proxy's whole life. */
  readonly host: string;
  readonly bytes: ProxiedBytes = { sent: 0, received: 0 };
  latencyMs: number;
  /** Called with everything from now on, unless null. */
  tap: WireTap | null = null;
  readonly #target: Target;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #answer: ForeignAnswer | null = null;

  /** Starts a proxy on a free port. */
  static async start(options: TcpProxyOptions): Promise<TcpProxy> {
    const target = parseTarget(options.target);
    const server = createServer({ allowHalfOpen: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, target, options.latencyMs ?? 0);
  }

  private constructor(server: Server, target: Target, latencyMs: number) {
    this.#server = server;
    this.#target = target;
    this.latencyMs = latencyMs;
    this.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (client) => this.#accept(client));
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  /** Pulls the cable: open connections are reset, and new ones are too. */
  cut(): void {
    this.#isCut = true;
    this.#destroySockets();
  }

  /** Plugs the cable in again, on the same port. */
  restore(): void {
    this.#isCut = false;
  }

  /**
   * Answers every request with this HTTP response from now on, as a portal or a proxy on the way does, and forwards nothing;
   * null ends that. `onAnswer` is called with each answer given.
   */
  answerWith(response: string | null, onAnswer: () => void = () => undefined): void {
    this.#answer = response === null ? null : { response, onAnswer };
    this.#destroySockets();
  }

  /** Ends the proxy for good. */
  async close(): Promise<void> {
    this.#destroySockets();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(client: Socket): void {
    // The port stays ours while cut, so that nobody else can take it.
    if (this.#isCut) {
      client.resetAndDestroy();
      return;
    }
    if (this.#answer) {
      this.#track(client, client);
      answerOnce(client, this.#answer);
      return;
    }
    const upstream = dial({ ...this.#target, allowHalfOpen: true });
    this.#track(client, upstream);
    this.#track(upstream, client);
    const latency = () => this.latencyMs;
    delayedPipe(client, upstream, latency, (chunk) => this.#note('sent', chunk));
    delayedPipe(upstream, client, latency, (chunk) => this.#note('received', chunk));
  }

  #note(direction: keyof ProxiedBytes, chunk: Buffer): void {
    this.bytes[direction] += chunk.length;
    this.tap?.(direction, chunk);
  }

  /** Keeps the socket for `cut`, and lets the two ends of a connection fail together. */
  #track(socket: Socket, other: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => reset(other));
    socket.on('close', () => this.#sockets.delete(socket));
  }

  #destroySockets(): void {
    for (const socket of this.#sockets) reset(socket);
  }
}

interface ForeignAnswer {
  response: string;
  onAnswer(): void;
}

function answerOnce(client: Socket, { response, onAnswer }: ForeignAnswer): void {
  client.once('data', () => client.end(response, onAnswer));
  client.resume();
}

/** Ends a socket the hard way, so that its peer notices at once. */
function reset(socket: Socket): void {
  if (!socket.destroyed) socket.resetAndDestroy();
}

function parseTarget(target: string): Target {
  const [host = '', port = ''] = target.split(':');
  if (host === '' || !/^\d+$/.test(port)) {
    throw new Error(`A proxy's target is host:port, not "${target}"`);
  }
  return { host, port: Number(port) };
}
