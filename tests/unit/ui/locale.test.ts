import assert from 'node:assert/strict';
import { partOfDay } from '../../../extension/src/ui/header/partOfDay.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';

describe('localeOf', () => {
  it('takes the texts by language and keeps the region for dates', () => {
    assert.deepEqual(localeOf('de-AT'), { tag: 'de-AT', language: 'de' });
    assert.deepEqual(localeOf('en-GB'), { tag: 'en-GB', language: 'en' });
  });

  it('is English throughout for any other language', () => {
    assert.deepEqual(localeOf('fr-CH'), { tag: 'en', language: 'en' });
    assert.deepEqual(localeOf(''), { tag: 'en', language: 'en' });
  });
});

describe('partOfDay', () => {
  it('changes at 5, 12 and 18', () => {
    const parts = [0, 4, 5, 11, 12, 17, 18, 23].map(partOfDay);
    const [m, a, e] = ['morning', 'afternoon', 'evening'];
    assert.deepEqual(parts, [e, e, m, m, a, a, e, e]);
  });
});
