import assert from 'node:assert/strict';
import { formatCursor, formatCursors, parseCursor, parseCursors, START } from '@daybook/protocol';

describe('Cursors', () => {
  it('P1, P3, P6: come back from their text', () => {
    for (const cursor of [
      START,
      { version: 1, commitId: 'c1' },
      { version: 1, commitId: 'c1', at: 1_800_000_000_000 },
      { version: 1, commitId: 'c1', at: 1, after: 'a' },
      { version: 1, commitId: 'c1', at: 999_999_999_999_999, after: 'a', begunAt: 7 },
      { version: 123456789012345, commitId: 'A.-_z', after: 'read.2026-11-22' },
    ]) {
      assert.deepEqual(parseCursor(formatCursor(cursor)), cursor);
    }
  });

  it('P4: begin at 0', () => {
    assert.equal(formatCursor(START), '0');
  });

  it('P1: are nothing else', () => {
    const texts = [
      '',
      '1',
      '0~a',
      '-1~a',
      '01~a',
      '1~',
      '1~a~',
      '1~a~b~c',
      '1.5~a',
      '1e3~a',
      ' 0',
      '1~.a',
      ...['1~a@', '1~a@0', '1~a@-1', '1~a@1.5', '1~a@1@2', '0@1', '@1', '1@1~a', '1~a~b~7~8@1'],
    ];
    for (const text of [...texts, '1234567890123456~a', `1~${'x'.repeat(65)}`]) {
      assert.equal(parseCursor(text), undefined, text);
    }
  });

  it('A8: travel as one for all data types, where those not named are at the start', () => {
    const text = formatCursors({ TODOS: '5~abc@9', HABITS: '0', SETTINGS: '2~x~theme' });
    assert.equal(text, 'TODOS:5~abc@9,HABITS:0,SETTINGS:2~x~theme');
    assert.deepEqual(parseCursors(text), {
      TODOS: { version: 5, commitId: 'abc', at: 9 },
      HABITS: START,
      SETTINGS: { version: 2, commitId: 'x', after: 'theme' },
      QUICK_LINKS: START,
      FOCUS_HISTORY: START,
    });
    assert.deepEqual(parseCursors('0')?.TODOS, START);
  });

  it('A8: are refused as one when any is wrong', () => {
    for (const text of [
      '',
      'TODOS',
      'TODOS:',
      'NOTES:0',
      'TODOS:0,',
      'TODOS:0,TODOS:0',
      'TODOS:0:0',
    ]) {
      assert.equal(parseCursors(text), undefined, text);
    }
  });
});
