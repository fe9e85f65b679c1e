import type { Domain } from 'node:domain';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { urlOf } from './ownRequests.ts';

interface FetchHandler {
  fetch(request: Request): Response | Promise<Response>;
}

/** Stands for a request whose path or host is no such thing: there is nothing at it. */
const UNREADABLE = 'http://api/unreadable';

/**
 * Serves `app` as a Node request listener, as Cloud Functions calls it. The body is read from the request, and no further
 * than `app` wants it; the emulators have read it already and kept it in `rawBody`, decompressed, which the adapter takes
 * (SPEC A9). A path that still has the function's name in front, as behind a Hosting rewrite, loses it.
 */
export function nodeListener(app: FetchHandler) {
  const listen = getRequestListener((request) => app.fetch(request), {
    overrideGlobalObjects: false,
    errorHandler: () => app.fetch(new Request(UNREADABLE)),
  });
  return (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    leaveDomain();
    if ('rawBody' in request) dropHeaders(request, ['content-encoding', 'content-length']);
    request.url = urlOf(request)?.replace(/^\/api(?=\/)/, '');
    return listen(request, response);
  };
}

/**
 * Google's framework calls a function in a domain, which follows each promise that is made in it: twice the work for a page of
 * a pull. What is thrown where no promise takes it then ends the instance, as in any other server.
 */
function leaveDomain(): void {
  (process as { domain?: Domain | null }).domain?.exit();
}

/** What they say is of the body as it travelled. */
function dropHeaders(request: IncomingMessage, names: readonly string[]): void {
  for (const name of names) delete request.headers[name];
  // Names and values take turns in it.
  request.rawHeaders = request.rawHeaders.filter((_, index, all) => {
    const name = all[index - (index % 2)] ?? '';
    return !names.includes(name.toLowerCase());
  });
}
