import assert from 'node:assert/strict';
import { Window } from 'happy-dom';
import { createStore, Provider } from 'jotai';
import { act, createElement, type ReactNode } from 'react';
import type { Root } from 'react-dom/client';
import { storedAtom } from '../../../../extension/src/ui/data/storedAtom.ts';
import { type Services, ServicesContext } from '../../../../extension/src/ui/services.ts';
import { localeOf } from '../../../../extension/src/ui/text/locale.ts';
import { LocaleContext } from '../../../../extension/src/ui/text/useTexts.ts';
import { SERVICES } from '../render.ts';

interface PageOptions {
  language?: 'en' | 'de';
  /** What is stored in its tab. */
  stored?: object;
  services?: Partial<Services>;
}

/** What React and the page find in a browser, as this window has it. */
function browserOf(window: Window) {
  const { document, Element, HTMLElement, HTMLInputElement, CSS } = window;
  return {
    ...{ window, document, Element, HTMLElement, HTMLInputElement, CSS },
    requestAnimationFrame: (callback: () => void) => callback(),
    IS_REACT_ACT_ENVIRONMENT: true,
  };
}

/** Components on a page in memory, with a store and services as in a tab, and what a person does to them. */
export class Page {
  readonly store = createStore();
  readonly window = new Window();
  readonly document = this.window.document as unknown as Document;
  #root: Root | null = null;
  readonly #restores: (() => void)[] = [];

  async show(node: ReactNode, { language = 'en', stored, services }: PageOptions = {}) {
    // React looks for a browser when it is loaded.
    const { createRoot } = await import('react-dom/client');
    if (stored) this.store.set(storedAtom, { ...stored });
    this.#root ??= createRoot(this.document.body);
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
    const texts = (node: Node): string[] =>
      node.nodeType === node.TEXT_NODE
        ? [node.textContent ?? '']
        : [...node.childNodes].flatMap(texts);
    return this.plain(texts(this.document.body).join(' '));
  }

  /** A text as people see it: marks of direction can't be seen. */
  plain(text: string): string {
    return text
      .replaceAll(/[\u2066-\u2069]/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  }

  nameOf(element: Element): string {
    return this.plain(element.getAttribute('aria-label') ?? element.textContent);
  }

  get focused(): HTMLElement {
    return this.document.activeElement as HTMLElement;
  }

  /** Whether an element has the focus. To compare elements by `assert.equal` would print all of React when it fails. */
  hasFocus(element: HTMLElement): boolean {
    return this.focused === element;
  }

  all<E extends HTMLElement>(selector: string): E[] {
    return [...this.document.body.querySelectorAll<E>(selector)];
  }

  /** The one element that has this name or text, if one is asked for. */
  find<E extends HTMLElement>(selector: string, name?: string | RegExp): E {
    const found = this.all<E>(selector).filter((element) => {
      const its = this.nameOf(element);
      return name === undefined || (typeof name === 'string' ? its === name : name.test(its));
    });
    const [only] = found;
    assert.ok(only && found.length === 1, `${found.length} ${selector} ${name} in: ${this.text}`);
    return only;
  }

  /** Does it, and gives whether the page prevented the browser's own doing; `more` are the event's properties. */
  async fire(target: EventTarget, type: string, more: object = {}): Promise<boolean> {
    let isPrevented = false;
    await this.act(() => {
      isPrevented = this.#dispatch(target, type, more);
    });
    return isPrevented;
  }

  #dispatch(target: EventTarget, type: string, more: object = {}): boolean {
    const options = { bubbles: true, cancelable: true };
    const { Event, MouseEvent } = this.window;
    const event = type === 'click' ? new MouseEvent(type, options) : new Event(type, options);
    for (const [name, value] of Object.entries(more)) Object.defineProperty(event, name, { value });
    target.dispatchEvent(event as unknown as globalThis.Event);
    return event.defaultPrevented;
  }

  click(button: HTMLElement): Promise<boolean> {
    return this.fire(button, 'click');
  }

  key(target: HTMLElement, key: string, more: object = {}): Promise<boolean> {
    return this.fire(target, 'keydown', { key, ...more });
  }

  type(field: HTMLElement, text: string): Promise<void> {
    return this.act(() => this.typeMeanwhile(field, text));
  }

  /** Types while something else is done. */
  typeMeanwhile(field: HTMLElement, text: string): void {
    // As the browser does it: set on the element itself, React would think that it knows of it.
    Reflect.set(Object.getPrototypeOf(field), 'value', text, field);
    this.#dispatch(field, 'input');
  }

  focus(element: HTMLElement): Promise<void> {
    return this.act(() => element.focus());
  }

  submit(form: HTMLElement): Promise<boolean> {
    return this.fire(form, 'submit');
  }

  /** Until the page is closed: has this happen where a method is called on an element, instead of what it does. */
  onCall<E extends HTMLElement>(
    owner: 'Element' | 'HTMLElement' | 'HTMLInputElement',
    method: keyof E & string,
    does: (element: E) => void,
  ): void {
    const value = function (this: E) {
      does(this);
    };
    // All windows have the same prototypes.
    this.#restores.push(withProperties(this.window[owner].prototype, { [method]: value }));
  }

  async close(): Promise<void> {
    for (const restore of this.#restores) restore();
    await this.act(() => this.#root?.unmount());
    await this.window.happyDOM.close();
  }
}

/** For a suite: opens a page in each of its tests, in which the browser's globals are those of the page. */
export function openPages(): (node: ReactNode, options?: PageOptions) => Promise<Page> {
  let page: Page;
  let restore: () => void;
  beforeEach(() => {
    page = new Page();
    restore = withProperties(globalThis, browserOf(page.window));
  });
  afterEach(async () => {
    await page.close();
    restore();
  });
  return (node, options) => page.show(node, options);
}

/** Defines properties, and gives back what takes them away again. */
function withProperties(target: object, properties: object): () => void {
  const before = Object.keys(properties).map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  );
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor);
      else Reflect.deleteProperty(target, name);
    }
  };
}
