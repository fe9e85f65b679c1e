import { type ErrorBody, errorBodySchema } from '@daybook/protocol';
import { assertDescribed } from './assertDescribed.ts';
import type { User } from './users.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; throws if it is none. */
  json<Body>(): Body;
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(method: string, path: string, init?: RequestInit): Promise<Answer>;
}

/**
 * Calls the API at `SYNC_API_URL`, as `user` or as nobody. A body that is a string goes as it is. Each answer is held to the
 * contract.
 */
export function apiClient(user: User | null): Client {
  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (user && !headers.has('Authorization')) headers.set('Authorization', `Bearer ${user.token}`);
    const response = await fetch(`${process.env.SYNC_API_URL}${path}`, {
      ...init,
      method,
      headers,
    });
    const text = await response.text();
    assertDescribed({
      ...{ method, path, requestBody: jsonOf(init.body) },
      ...{ status: response.status, headers: response.headers, body: jsonOf(text) },
    });
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: () => JSON.parse(text),
    };
  };
  return {
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    put: (path, body, headers = {}) =>
      send('PUT', path, {
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

/** Undefined where it is none. */
function jsonOf(body: RequestInit['body'] | undefined): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined;
  } catch {
    return undefined;
  }
}

/** An error's code and reason, as `409 VERSION_MISMATCH`; throws if the body isn't of the shape of SPEC A3. */
export function refusalOf(answer: Answer): string {
  const { error } = errorBodySchema.parse(answer.json());
  if (error.code !== answer.status) throw new Error(`${answer.status} says ${error.code}`);
  if (error.message === '') throw new Error(`${answer.status} says nothing`);
  return `${error.code} ${error.details[0]?.reason}`;
}

export function metadataOf<Metadata>(answer: Answer): Metadata {
  return answer.json<ErrorBody>().error.details[0]?.metadata as Metadata;
}
