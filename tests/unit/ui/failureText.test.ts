import assert from 'node:assert/strict';
import { failureText } from '../../../extension/src/ui/notice/failureText.ts';
import { noticeTexts } from '../../../extension/src/ui/notice/text/texts.ts';

describe('failureText', () => {
  const { en, de } = noticeTexts;

  /** As Chrome words them. */
  const FULL = [
    'Resource::kQuotaBytes quota exceeded',
    'QUOTA_BYTES quota exceeded',
    'IO error: …/000012.log: No space left on device (ChromeMethodBFE: 3::WritableFileAppend::8)',
    'IO error: …/000012.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)',
  ];

  for (const message of FULL) {
    it(`N5: says that the storage is full at “${message}”`, () => {
      const error = new Error(message);
      assert.equal(failureText(error, null, en), en.storageFull);
      assert.equal(failureText(error, null, de), de.storageFull);
    });
  }

  it('N5: says only that it failed where it is not known why', () => {
    assert.equal(failureText(new Error('Extension context invalidated.'), null, en), en.notSaved);
    assert.equal(failureText('quota', null, en), en.notSaved);
  });

  it('N5: gives back what was typed where it is nowhere else to be seen', () => {
    const text = failureText(new Error('quota exceeded'), 'Oat milk', en);
    assert.ok(text.startsWith(en.storageFull));
    assert.ok(text.includes(en.unsaved('Oat milk')));
  });
});
