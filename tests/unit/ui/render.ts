import { createStore, Provider } from 'jotai';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { storedAtom } from '../../../extension/src/ui/data/storedAtom.ts';
import { type Services, ServicesContext } from '../../../extension/src/ui/services.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';
import { LocaleContext } from '../../../extension/src/ui/text/useTexts.ts';

export const SERVICES: Services = {
  write: async () => undefined,
  now: () => 5_000,
  newId: () => 'N1',
  sendCommand: async () => ({ ok: true }),
  readRest: async () => undefined,
  hasGoogle: false,
};

/** What a component first shows, as HTML, in a tab in which `stored` is stored. */
export function render(
  node: ReactNode,
  { language = 'en', stored = {} }: { language?: 'en' | 'de'; stored?: object } = {},
): string {
  const store = createStore();
  store.set(storedAtom, { ...stored });
  const localized = createElement(LocaleContext, { value: localeOf(language) }, node);
  const served = createElement(ServicesContext, { value: SERVICES }, localized);
  return renderToStaticMarkup(createElement(Provider, { store }, served));
}

/** The text that a person reads in the HTML, its parts with spaces between. */
export function textOf(html: string): string {
  const text = html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'");
  return text.replaceAll(/\s+/g, ' ').trim();
}
