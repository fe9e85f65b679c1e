import { LIMITS } from '@daybook/protocol';
import type { Context } from 'hono';
import type { SyncReader } from '../sync/store.ts';
import { givenBody } from '../textStream.ts';
import type { RequestEnv } from './env.ts';

/** What reading comes to: an answer, or the parts of a body of JSON that are read while they are given out. */
export type Streamed = { answer: Response } | { parts: AsyncIterable<string> };

/**
 * Answers with what `begin` finds, all of it as of one moment: reading ends with the body (SPEC A8). A body that breaks off, since
 * reading fails or nobody takes it any more, is logged where it began, and ends without its last brace.
 */
export function answerStreamed(
  c: Context<RequestEnv>,
  begin: (reader: SyncReader) => Promise<Streamed>,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const reading = c.var.store.read(c.var.caller.uid, async (reader) => {
      const begun = await begin(reader);
      if ('answer' in begun) return resolve(begun.answer);
      c.header('Content-Type', 'application/json');
      // Its body is dropped, and nobody would take it.
      if (c.req.method === 'HEAD') return resolve(c.body(null));
      c.set('isStreamed', true);
      const { stream, given } = givenBody(withLogAtEnd(c, begun.parts));
      resolve(c.body(stream));
      await given;
    });
    // Once it is answered this changes nothing.
    reading.catch(reject);
  });
}

/** Counts what is given out (SPEC A17). */
async function* withLogAtEnd(
  c: Context<RequestEnv>,
  parts: AsyncIterable<string>,
): AsyncGenerator<string> {
  let failure: unknown;
  try {
    for await (const part of parts) {
      c.var.charge(Buffer.byteLength(part) / LIMITS.bytesPerRequest);
      yield part;
    }
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    c.var.readingEnded(failure);
  }
}
