/** A body that is given out while it is read. */
export interface GivenBody {
  stream: ReadableStream<Uint8Array>;
  /** Resolves at its end; rejects where reading fails, or where nobody takes it any more. */
  given: Promise<void>;
}

/** Gives out `parts` as UTF-8, and asks for no part before the one before it is taken. */
export function givenBody(parts: AsyncIterable<string>): GivenBody {
  const { readable, writable } = new TextEncoderStream();
  const writer = writable.getWriter();
  const give = async () => {
    try {
      for await (const part of parts) await writer.write(part);
      await writer.close();
    } catch (error) {
      await writer.abort(error).catch(() => undefined);
      throw error;
    }
  };
  return { stream: readable, given: give() };
}

/** A name in an object, and the JSON of its value in parts. */
export type StreamedEntry = readonly [name: string, parts: AsyncIterable<string>];

/** The JSON of `fields`, with more behind them; each entry is asked for when the one before it is given out. */
export async function* objectJson(
  fields: object,
  streamed: Iterable<StreamedEntry> | AsyncIterable<StreamedEntry>,
): AsyncGenerator<string> {
  let open = JSON.stringify(fields).slice(0, -1);
  for await (const [name, parts] of streamed) {
    yield `${open}${open === '{' ? '' : ','}${JSON.stringify(name)}:`;
    yield* parts;
    open = '';
  }
  yield `${open}}`;
}

/** The JSON of an object whose entries come page by page. */
export async function* entriesJson(
  pages: AsyncIterable<readonly (readonly [string, unknown])[]>,
): AsyncGenerator<string> {
  let before = '{';
  for await (const page of pages) {
    if (page.length === 0) continue;
    const entries = page.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
    yield `${before}${entries.join()}`;
    before = ',';
  }
  yield before === ',' ? '}' : '{}';
}
