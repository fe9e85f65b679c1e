import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const urls = new WeakMap<IncomingMessage, string>();

const SAY_THAT_A_BODY_FOLLOWS = ['content-length', 'transfer-encoding'] as const;

/**
 * Keeps path and body of each request to come from Google's functions framework, whose parsers would read and inflate up
 * to 1 GiB before a function is called, and answer in words of their own (SPEC A9). Node says of a request on this channel before any
 * server's listener has it. For a process that serves nothing but the API.
 */
export function keepRequestsFromFramework(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    urls.set(request, request.url ?? '');
    request.url = '/';
    // `rawHeaders`, which the API's own adapter reads, keeps them.
    for (const name of SAY_THAT_A_BODY_FOLLOWS) delete request.headers[name];
  });
}

/** The request's path and query as the caller sent them. */
export function urlOf(request: IncomingMessage): string | undefined {
  return urls.get(request) ?? request.url;
}
