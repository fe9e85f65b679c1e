import assert from 'node:assert/strict';
import { createElement } from 'react';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { App } from '../../../extension/src/ui/App.tsx';
import { PartBoundary } from '../../../extension/src/ui/notice/PartBoundary.tsx';
import { describeConflict } from '../../../extension/src/ui/panel/conflicts/describeConflict.ts';
import { FailedPart } from '../../../extension/src/ui/panel/diagnostics/FailedPart.tsx';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo } from '../../fakes/todos.ts';
import { render, textOf } from './render.ts';

describe('A part of the page that fails', () => {
  it('D20: says so in its place, in both languages', () => {
    const boundary = new PartBoundary({ children: 'fine', fallback: 'failed' });
    assert.equal(boundary.render(), 'fine');
    boundary.state = PartBoundary.getDerivedStateFromError();
    assert.equal(boundary.render(), 'failed');
    const shown = (language: 'en' | 'de') =>
      textOf(render(createElement(FailedPart), { language }));
    assert.match(shown('en'), /failed/);
    assert.match(shown('de'), /ausgefallen/);
  });

  it('D20: a tab with broken records shows all that is left', () => {
    const item = (value: unknown) => ({ value, editedAt: 1, version: 1 });
    const stored = {
      [KEYS.server('TODOS', 1)]: 'text',
      [KEYS.server('TODOS', 2)]: { T5: item(aTodo()) },
      ...storedItems('server', 'TODOS', {
        T1: item(aTodo({ title: 'Water' })),
        T2: null,
        T3: item(aTodo({ title: 7 as never })),
        T4: item('text'),
      }),
      ...storedItems('server', 'SETTINGS', { theme: 'dark' }),
      [KEYS.edit('x')]: null,
      [KEYS.session]: [],
      [KEYS.status]: { state: 'happy' },
      [KEYS.conflicts(0)]: {},
      [KEYS.devices]: 7,
      [KEYS.folded]: 'text',
      [KEYS.authUser]: 'text',
    };
    const text = textOf(render(createElement(App, { onFirstCommit: () => undefined }), { stored }));
    assert.match(text, /Water/);
    assert.match(text, /Not signed in/);
  });

  it('D20: a conflict of values of other types has words', () => {
    const lost = { value: { kind: 'habit', days: 5, day: 7, name: {}, color: null }, editedAt: 1 };
    const conflict = {
      ...{ id: 'C', dataType: 'HABITS', itemId: 'h', at: 1, side: 'mine' as const, fields: [] },
      lost,
    };
    const listed = { conflict, present: null } as never;
    assert.ok(describeConflict(listed, localeOf('en')).lost.length > 0);
  });
});
