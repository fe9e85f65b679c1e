import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isolated, selfContained } from '../../../extension/src/ui/text/isolated.ts';
import { whatLeaks } from './whatLeaks.ts';

const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'];

describe('isolated', () => {
  it('D24: has what changes nothing beside it as it is, in an isolate', () => {
    for (const text of ['Milk', '', 'שלום', '\u202eMilk', 'a\u202b\u202cb', `a${RLI}b${PDI}c`]) {
      assert.equal(isolated(text), FSI + text + PDI);
    }
  });

  it('D24: closes what the text leaves open, as often as it does', () => {
    assert.equal(isolated(`a${LRI}b`), `${FSI}a${LRI}b${PDI}${PDI}`);
    assert.equal(
      isolated(`${RLI}${FSI}a${PDI}${LRI}`),
      `${FSI}${RLI}${FSI}a${PDI}${LRI}${PDI}${PDI}${PDI}`,
    );
  });

  it('D24: leaves out what closes more than the text has opened', () => {
    assert.equal(isolated(`a${PDI}\u202eb`), `${FSI}a\u202eb${PDI}`);
    assert.equal(isolated(`${PDI}${LRI}a${PDI}${PDI}`), `${FSI}${LRI}a${PDI}${PDI}`);
  });

  for (const end of ['\n', '\r', '\r\n', '\u0085', '\u001c', '\u001d', '\u001e', '\u2029']) {
    const name = [...end].map((character) => character.charCodeAt(0).toString(16)).join(' ');
    it(`D24: a line that ends by ${name} ends neither the sentence nor what isolates it`, () => {
      assert.equal(isolated(`a${end}b`), `${FSI}a b${PDI}`);
      assert.equal(isolated(`a${LRI}${end}b${PDI}`), `${FSI}a${LRI}${PDI} b${PDI}`);
      assert.equal(selfContained(`a${RLI}${end}${end}b`), `a${RLI}${PDI}\n\nb`);
    });
  }

  it('D24: whatever the text, nothing of it leaks, and nothing that is seen goes', () => {
    const part = fc.constantFrom(
      'a',
      'ש',
      ' ',
      '\n',
      '\u2029',
      LRI,
      RLI,
      FSI,
      PDI,
      '\u202e',
      '\u202c',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        assert.equal(whatLeaks(isolated(text), 'a'), null);
        const seen = (from: string) => from.replaceAll(/[^aש]/g, '');
        assert.equal(seen(isolated(text)), seen(text));
        assert.equal(selfContained(selfContained(text)), selfContained(text));
      }),
    );
  });
});
