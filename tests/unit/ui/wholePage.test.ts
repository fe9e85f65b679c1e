import assert from 'node:assert/strict';
import { createElement } from 'react';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { App } from '../../../extension/src/ui/App.tsx';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { PartBoundary } from '../../../extension/src/ui/notice/PartBoundary.tsx';
import { FailedPart } from '../../../extension/src/ui/panel/diagnostics/FailedPart.tsx';
import { useQuietConsole } from '../../fakes/quietConsole.ts';
import { openPages } from './page/openPage.ts';
import { openPanel } from './page/openPanel.ts';

describe('the page as a whole', () => {
  const open = openPages();
  useQuietConsole('error');

  it('says once that its first content is there', async () => {
    let commits = 0;
    const onFirstCommit = () => {
      commits += 1;
    };
    const page = await open(createElement(App, { onFirstCommit }));
    assert.match(page.text, /Todos Nothing to do yet/);
    await page.act(() => page.store.set(storedAtom, { [KEYS.status]: { state: 'offline' } }));
    assert.equal(commits, 1);
  });

  it('N4: closes what was open or half typed when other data is shown', async () => {
    const page = await open(createElement(App, { onFirstCommit: () => undefined }));
    const field = () => page.find<HTMLInputElement>('[id="new-todo"]');
    await page.type(field(), 'Half ty');
    const session = { uid: 'ada', email: null, epoch: 3, importedEpoch: 0 };
    await page.act(() => page.store.set(storedAtom, { [KEYS.session]: session }));
    assert.equal(field().value, 'Half ty', 'an account that took the data over goes on with it');
    const other = { ...session, importedEpoch: null };
    await page.act(() => page.store.set(storedAtom, { [KEYS.session]: other }));
    assert.equal(field().value, '');
  });

  it('D20: a part that fails says so in its place, offers the diagnostics, and the others go on', async () => {
    const Broken = () => {
      throw new Error('broken');
    };
    const part = (fallback: string, child: string | typeof Broken) =>
      createElement(
        PartBoundary,
        { key: fallback, fallback: createElement(FailedPart), children: null },
        typeof child === 'string' ? child : createElement(child),
      );
    const page = await open(
      createElement('main', null, part('one', 'One'), part('two', Broken), part('three', 'Three')),
    );
    assert.match(page.text, /^One .* failed.* Copy diagnostics Three$/);
    assert.ok(page.find('[role="alert"]'));
  });
});

describe('the diagnostics in the panel', () => {
  const open = openPages();
  const { navigator } = globalThis;
  afterEach(() => {
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
  });

  /** The panel in a browser whose clipboard works, or refuses. */
  async function openWithClipboard(isRefused: boolean) {
    const copied: string[] = [];
    const writeText = async (text: string) => {
      if (isRefused) throw new Error('not allowed');
      copied.push(text);
    };
    const value = { clipboard: { writeText } };
    Object.defineProperty(globalThis, 'navigator', { value, configurable: true });
    const saved: string[] = [];
    const opened = await openPanel(open);
    opened.page.onCall('HTMLElement', 'click', (link: HTMLAnchorElement) => {
      saved.push(link.download);
    });
    await opened.page.click(opened.page.find('button', 'Copy diagnostics'));
    assert.deepEqual(opened.worker.taken(), [{ command: 'readDiagnostics' }]);
    return { ...opened, copied, saved };
  }

  it('T1: are copied, and it says so', async () => {
    const { page, answer, copied, saved } = await openWithClipboard(false);
    await answer({ ok: true, diagnostics: '{"a":1}' });
    assert.deepEqual([copied, saved], [['{"a":1}'], []]);
    assert.equal(page.all('.status-note').length, 1);
  });

  it('T1: are saved as a file where the clipboard is refused', async () => {
    const { page, answer, copied, saved } = await openWithClipboard(true);
    await answer({ ok: true, diagnostics: '{"a":1}' });
    assert.deepEqual([copied, saved], [[], ['daybook-diagnostics.json']]);
    assert.match(page.text, /daybook-diagnostics\.json/);
  });

  it('U11: say what went wrong where there are none', async () => {
    const { page, answer, copied } = await openWithClipboard(false);
    await answer({ ok: false, reason: 'network' });
    assert.match(page.text, /could not be reached/);
    assert.deepEqual(copied, []);
    assert.equal(page.all('.status-note').length, 0);
  });

  it('close with the panel', async () => {
    const { page, panel } = await openPanel(open);
    assert.match(page.text, /Copy diagnostics/);
    await page.fire(panel, 'toggle', { newState: 'closed' });
    assert.doesNotMatch(page.text, /Copy diagnostics/);
  });
});
