import assert from 'node:assert/strict';
import { createStore, Provider } from 'jotai';
import { act, createElement, type ReactNode } from 'react';
import type { Root } from 'react-dom/client';
import { storedAtom } from '../../../../extension/src/ui/data/storedAtom.ts';
import { type Services, ServicesContext } from '../../../../extension/src/ui/services.ts';
import { localeOf } from '../../../../extension/src/ui/text/locale.ts';
import { LocaleContext } from '../../../../extension/src/ui/text/useTexts.ts';
import { SERVICES } from '../render.ts';
import { FakeDocument } from './fakeDocument.ts';
import { FakeElement } from './fakeElement.ts';

interface PageOptions {
  language?: 'en' | 'de';
  /** What is stored in its tab. */
  stored?: object;
  services?: Partial<Services>;
}

/** What React and the page find in a browser, over `document`. */
function browserOf(document: FakeDocument) {
  const classOf = (tag: string) => ({
    [Symbol.hasInstance]: (value: unknown) =>
      value instanceof FakeElement && value.localName === tag,
  });
  return {
    document,
    window: globalThis,
    Element: FakeElement,
    HTMLInputElement: classOf('input'),
    HTMLIFrameElement: classOf('iframe'),
    CSS: { escape: (text: string) => text },
    requestAnimationFrame: (callback: () => void) => callback(),
    IS_REACT_ACT_ENVIRONMENT: true,
  };
}

/** Components on a page in memory, with a store and services as in a tab, and what a person does to them. */
export class Page {
  readonly store = createStore();
  readonly document = new FakeDocument();
  #root: Root | null = null;

  async show(node: ReactNode, { language = 'en', stored, services }: PageOptions = {}) {
    // React looks for a browser when it is loaded.
    const { createRoot } = await import('react-dom/client');
    if (stored) this.store.set(storedAtom, { ...stored });
    this.#root ??= createRoot(this.document.body as unknown as HTMLElement);
    const localized = createElement(LocaleContext, { value: localeOf(language) }, node);
    const served = createElement(
      ServicesContext,
      { value: { ...SERVICES, ...services } },
      localized,
    );
    await this.act(() =>
      this.#root?.render(createElement(Provider, { store: this.store }, served)),
    );
    return this;
  }

  /** Does something, and has React show what follows from it. */
  async act(doing: () => unknown): Promise<void> {
    await act(async () => void (await doing()));
  }

  /** What is read on the page, its parts with spaces between. */
  get text(): string {
    const texts = (element: FakeElement): string[] =>
      element.childNodes.flatMap((node) =>
        node instanceof FakeElement ? texts(node) : [node.textContent],
      );
    return this.plain(texts(this.document.body).join(' '));
  }

  /** A text as people see it: marks of direction can't be seen. */
  plain(text: string): string {
    return text
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  nameOf(element: FakeElement): string {
    return this.plain(element.getAttribute('aria-label') ?? element.textContent);
  }

  get focused(): FakeElement {
    return this.document.activeElement;
  }

  /** Whether an element has the focus. To compare elements by `assert.equal` would print all of React when it fails. */
  hasFocus(element: FakeElement): boolean {
    return this.focused === element;
  }

  all(selector: string): FakeElement[] {
    return this.document.body.querySelectorAll(selector);
  }

  /** The one element that has this name or text, if one is asked for. */
  find(selector: string, name?: string | RegExp): FakeElement {
    const found = this.all(selector).filter((element) => {
      const its = this.nameOf(element);
      return name === undefined || (typeof name === 'string' ? its === name : name.test(its));
    });
    const [only] = found;
    assert.ok(only && found.length === 1, `${found.length} ${selector} ${name} in: ${this.text}`);
    return only;
  }

  /** Gives whether the page prevented the browser's own doing. */
  async fire(target: FakeElement, type: string, more: object = {}): Promise<boolean> {
    let isPrevented = false;
    await this.act(() => {
      isPrevented = this.document.dispatch(target, type, more);
    });
    return isPrevented;
  }

  click(button: FakeElement): Promise<boolean> {
    if (button.type === 'checkbox') button.checked = !button.checked;
    return this.fire(button, 'click', { button: 0 });
  }

  key(target: FakeElement, key: string, more: object = {}): Promise<boolean> {
    return this.fire(target, 'keydown', { key, ...more });
  }

  type(field: FakeElement, text: string): Promise<boolean> {
    field.value = text;
    return this.fire(field, 'input');
  }

  focus(element: FakeElement): Promise<void> {
    return this.act(() => element.focus());
  }

  submit(form: FakeElement): Promise<boolean> {
    return this.fire(form, 'submit');
  }

  async close(): Promise<void> {
    await this.act(() => this.#root?.unmount());
  }
}

/** For a suite: opens a page in each of its tests, in which the browser's globals are those of the page. */
export function openPages(): (node: ReactNode, options?: PageOptions) => Promise<Page> {
  let page: Page;
  let restore: () => void;
  beforeEach(() => {
    page = new Page();
    restore = withGlobals(browserOf(page.document));
  });
  afterEach(async () => {
    await page.close();
    restore();
  });
  return (node, options) => page.show(node, options);
}

/** Defines globals, and gives back what takes them away again. */
function withGlobals(globals: object): () => void {
  const before = Object.keys(globals).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
