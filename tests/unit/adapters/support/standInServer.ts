import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in answers every request with. */
export interface Answer {
  status: number;
  /** Text as it is; anything else as JSON. Nothing if absent. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** What stands at an address in place of the real server. */
export interface StandInServer {
  /** `http://host:port` */
  readonly url: string;
  /** All requests so far. */
  readonly asked: IncomingMessage[];
}

/** Serves on a free port until the test ends. */
export async function standInServer(listen: RequestListener): Promise<StandInServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    listen(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  toClose.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const toClose: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

export function respond(response: ServerResponse, { status, body, headers }: Answer): void {
  const isText = typeof body === 'string' || body === undefined;
  response.req.resume();
  response.writeHead(status, headers);
  response.end(isText ? body : JSON.stringify(body));
}
