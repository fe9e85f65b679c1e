import assert from 'node:assert/strict';
import { entriesJson, givenBody, objectJson } from '../../../functions/src/textStream.ts';

async function* inParts<Part>(...parts: Part[]): AsyncGenerator<Part> {
  yield* parts;
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

const turn = () => new Promise(setImmediate);

describe('JSON in parts', () => {
  it('A8: is an object of what is known and of what is read behind it', async () => {
    for (const [fields, names, expected] of [
      [{}, [], {}],
      [{ a: 1 }, [], { a: 1 }],
      [{}, ['b'], { b: [1] }],
      [{ a: 1 }, ['b', 'say "c"'], { a: 1, b: [1], 'say "c"': [1] }],
    ] as const) {
      const streamed = names.map((name) => [name, inParts('[', '1', ']')] as const);
      assert.deepEqual(JSON.parse(await textOf(objectJson(fields, streamed))), expected);
    }
  });

  it('A8: is an object of entries in pages, some of which are empty', async () => {
    for (const [pages, expected] of [
      [[], {}],
      [[[], []], {}],
      [
        [
          [],
          [['a', 1]],
          [],
          [
            ['"b"', { c: null }],
            ['d', 'e'],
          ],
        ],
        { a: 1, '"b"': { c: null }, d: 'e' },
      ],
    ] as [pages: [string, unknown][][], expected: object][]) {
      assert.deepEqual(JSON.parse(await textOf(entriesJson(inParts(...pages)))), expected);
    }
  });
});

describe('A body that is given out while it is read', () => {
  it('A8: asks for no more than is taken', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield 'x'.repeat(100_000);
      }
    }
    const { stream, given } = givenBody(endless());
    const reader = stream.getReader();
    await reader.read();
    for (let count = 0; count < 20; count += 1) await turn();
    assert.ok(asked <= 4, `asked for ${asked} parts, of which one is taken`);
    await reader.cancel(new Error('gone'));
    await assert.rejects(given, /gone/);
    const before = asked;
    for (let count = 0; count < 20; count += 1) await turn();
    assert.equal(asked, before);
  });

  it('A8: breaks off where reading does', async () => {
    async function* failing() {
      yield '{"a":';
      throw new Error('out of reach');
    }
    const { stream, given } = givenBody(failing());
    const reading = assert.rejects(new Response(stream).text(), /out of reach/);
    await assert.rejects(given, /out of reach/);
    await reading;
  });

  it('A8: is UTF-8, with what stands across two parts', async () => {
    const [high = '', low = ''] = '😀'.split('');
    const { stream, given } = givenBody(inParts(`é${high}`, `${low}!`));
    assert.equal(await new Response(stream).text(), 'é😀!');
    await given;
  });
});
