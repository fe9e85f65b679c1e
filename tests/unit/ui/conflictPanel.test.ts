import assert from 'node:assert/strict';
import { createElement } from 'react';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { Conflicts } from '../../../extension/src/ui/panel/conflicts/Conflicts.tsx';
import { aTodo } from '../../fakes/todos.ts';
import { render, textOf } from './render.ts';

const TIME = Date.UTC(2026, 10, 2, 12);

/** Lost at `TIME` plus so many minutes. */
function lost(title: string, minutes: number, more: Partial<Conflict> = {}): Conflict {
  return {
    id: `${title}.0`,
    dataType: 'TODOS',
    itemId: title,
    lost: { value: aTodo({ title }), editedAt: 1 },
    side: 'mine',
    fields: [],
    at: TIME + minutes * 60_000,
    ...more,
  };
}

const many = (count: number, minutes: number, more: Partial<Conflict> = {}) =>
  Array.from({ length: count }, (_, index) =>
    lost(`${minutes}-${index}.`, minutes, { id: `N${minutes}.${index}`, ...more }),
  );

const panel = (conflicts: Conflict[], language: 'en' | 'de' = 'en') =>
  render(createElement(Conflicts), { language, stored: { [KEYS.conflicts(0)]: conflicts } });

const countOf = (html: string, part: string) => html.split(part).length - 1;

describe('the conflict log in the panel', () => {
  it('shows nothing while nothing was lost', () => {
    assert.equal(panel([]), '');
  });

  it('N6: says how many there are, and shows the newest 20', () => {
    const html = panel([...many(3_000, 1), lost('Newest', 2)]);
    assert.match(textOf(html), /^Conflicts \(3001\) /);
    assert.equal(countOf(html, 'class="conflict"'), 20);
    assert.ok(html.indexOf('Newest') < html.indexOf('1-2999.'));
    assert.match(textOf(html), /Show more \(2981 left\)$/);
    assert.match(textOf(panel(many(21, 1), 'de')), /Mehr zeigen \(noch 1\)$/);
  });

  it('N6: has no more to show where all is shown', () => {
    assert.doesNotMatch(textOf(panel(many(20, 1))), /Show more/);
  });

  it('N7: a group is restored or dismissed together, entries that are not shown included', () => {
    const text = textOf(panel(many(150, 1)));
    assert.match(text, /2026.* · 150 at once Restore all 150 Dismiss all 150 1-149\. /);
    assert.match(
      textOf(panel(many(150, 1), 'de')),
      /· 150 auf einmal Alle 150 wiederherstellen Alle 150 verwerfen/,
    );
  });

  it('N7: each entry can be restored or dismissed alone, and says its time only outside a group', () => {
    const html = panel([lost('Milk', 1), ...many(2, 2)]);
    assert.equal(countOf(html, 'aria-label="Restore '), 3);
    assert.equal(countOf(html, 'aria-label="Dismiss '), 3);
    assert.equal(countOf(html, '<time '), 2);
    assert.doesNotMatch(textOf(panel([lost('Milk', 1)])), /all|at once/);
  });

  it('N8: what the server lost has a section and words of its own', () => {
    const log = [lost('Milk', 1), ...many(2, 1, { isServerLoss: true })];
    const text = textOf(panel(log));
    const [server = '', merged = ''] = text.split('Conflicts (1)');
    assert.match(merged, /^ Two devices .* Restore Dismiss$/);
    assert.match(server, /^Lost by the server \(2\) The server no longer has this/);
    assert.match(server, /Put all 2 back Dismiss all 2 1-1\. Lost by the server Put back Dismiss/);
    assert.doesNotMatch(server, /Restore/);
    assert.match(textOf(panel(log, 'de')), /Vom Server verloren \(2\) .* Alle 2 zurückholen/);
  });

  it('N8: stands alone where nothing lost in a merge', () => {
    assert.match(textOf(panel(many(1, 1, { isServerLoss: true }))), /^Lost by the server \(1\)/);
  });
});
