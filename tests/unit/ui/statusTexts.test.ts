import assert from 'node:assert/strict';
import { createElement } from 'react';
import type { CommandFailure } from '../../../extension/src/shared/commands.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import type {
  AttentionReason,
  ItemPlace,
  ReachedQuota,
  SyncStatus,
} from '../../../extension/src/shared/status.ts';
import { CommandFailureLine } from '../../../extension/src/ui/form/CommandFailureLine.tsx';
import { meaningOf } from '../../../extension/src/ui/panel/meaningOf.ts';
import { SyncPanel } from '../../../extension/src/ui/panel/SyncPanel.tsx';
import { SyncStatus as StatusButton } from '../../../extension/src/ui/panel/SyncStatus.tsx';
import { syncViewOf } from '../../../extension/src/ui/panel/syncView.ts';
import { localeOf } from '../../../extension/src/ui/text/locale.ts';
import { aTodo, aTodoEdit } from '../../fakes/todos.ts';
import { HABIT } from '../../fixtures/items.ts';
import { render, textOf } from './render.ts';

type Language = 'en' | 'de';
type Words = Record<Language, RegExp>;
const LANGUAGES = ['en', 'de'] as const;

/** What has to be said of each trouble: what it is, that nothing is lost or what waits, and what happens next. */
const TROUBLES: Record<AttentionReason, Words> = {
  'server-refuses': {
    en: /^The server is not accepting changes.* kept here.* keeps trying\.$/,
    de: /^Der Server nimmt gerade keine Änderungen an.* bleiben hier.* versucht es weiter\.$/,
  },
  'item-refused': {
    en: /^The following can’t be synced.* stays on this device\. Shorten or delete it; .* synced\.$/,
    de: /^Das Folgende lässt sich nicht .* auf diesem Gerät\. Kürze oder lösche es; .* synchronisiert\.$/,
  },
  'quota-reached': {
    en: /^Your account is full \(todos\): 20,000 entries .* on this device.* by itself .* delete others; .* synced\.$/,
    de: /^Dein Konto ist voll \(Aufgaben\): .*20\.000 Einträge .* diesem Gerät.* von selbst .* löschst; .* synchronisiert\.$/,
  },
  'deletion-refused': {
    en: /^The server did not delete your account.* kept on this device.* try again\.$/,
    de: /^Der Server hat dein Konto nicht gelöscht.* bleibt alles erhalten.* noch einmal\.$/,
  },
  'storage-full': {
    en: /^The storage of this device is full.* make room.* by itself\.$/,
    de: /^Der Speicher dieses Geräts ist voll.* schaff auf dem Gerät Platz.* von selbst weiter\.$/,
  },
  'storage-failed': {
    en: /^The browser can’t store anything.* changes wait.* restart the browser\.$/,
    de: /^Der Browser kann .* nichts speichern.* Änderungen.*starte bitte den Browser neu\.$/,
  },
  fault: {
    en: /^Something in Daybook went wrong.* kept here.* copy the diagnostics/,
    de: /^In Daybook ist etwas schiefgegangen.* bleiben hier.* kopiere die Diagnose/,
  },
  stuck: {
    en: /^You are online, but nothing has moved for a minute.* kept here.* keeps trying\.$/,
    de: /^Du bist online, aber seit einer Minute bewegt sich nichts.* hier.* versucht es weiter\.$/,
  },
};

const FULL: ReachedQuota = {
  ...{ state: 'attention', reason: 'quota-reached', dataType: 'TODOS' },
  ...{ quota: 'items', limit: 20_000, items: [] },
};

interface Shown {
  /** In the button and at the head of the panel. */
  word: Record<Language, string>;
  meaning: Words;
  /** What the panel offers. */
  offers: { signIn?: true; syncNow?: true };
  /** Whether it is said that two changes are pending. */
  isPendingShown: boolean;
}

const ALL_KEPT: Words = { en: /kept on this device/, de: /bleibt alles erhalten/ };

const STATES: [status: SyncStatus, shown: Shown][] = [
  [
    { state: 'signed-out' },
    {
      word: { en: 'Not signed in', de: 'Nicht angemeldet' },
      meaning: { en: /on this device only\. Sign in/, de: /nur auf diesem Gerät\. Melde dich an/ },
      offers: { signIn: true },
      isPendingShown: false,
    },
  ],
  [
    { state: 'free' },
    {
      word: { en: 'On this device', de: 'Auf diesem Gerät' },
      meaning: { en: /With Daybook Pro/, de: /Mit Daybook Pro/ },
      offers: {},
      isPendingShown: false,
    },
  ],
  [
    { state: 'paused' },
    {
      word: { en: 'Paused', de: 'Pausiert' },
      meaning: {
        en: /Pro subscription has ended\. Everything is kept/,
        de: /Pro-Abo ist abgelaufen.* bleibt alles erhalten/,
      },
      offers: {},
      isPendingShown: true,
    },
  ],
  [
    { state: 'first-pull' },
    {
      word: { en: 'Getting your data', de: 'Daten werden geholt' },
      meaning: { en: /for the first time/, de: /zum ersten Mal/ },
      offers: { syncNow: true },
      isPendingShown: true,
    },
  ],
  [
    { state: 'syncing' },
    {
      word: { en: 'Syncing', de: 'Wird synchronisiert' },
      meaning: { en: /on their way/, de: /auf dem Weg/ },
      offers: { syncNow: true },
      isPendingShown: true,
    },
  ],
  [
    { state: 'offline' },
    {
      word: { en: 'Offline', de: 'Offline' },
      meaning: { en: /kept here and sent when/, de: /bleiben hier und werden gesendet/ },
      offers: { syncNow: true },
      isPendingShown: true,
    },
  ],
  [
    { state: 'sign-in-again' },
    {
      word: { en: 'Sign in again', de: 'Neu anmelden' },
      meaning: ALL_KEPT,
      offers: { signIn: true },
      isPendingShown: true,
    },
  ],
  [
    { state: 'deleting-account' },
    {
      word: { en: 'Deleting account', de: 'Konto wird gelöscht' },
      meaning: {
        en: /are being deleted.* by itself/,
        de: /wird mit allen Daten gelöscht.* von selbst/,
      },
      offers: {},
      isPendingShown: false,
    },
  ],
  [
    { state: 'update-required', dataTypes: ['TODOS', 'QUICK_LINKS', 'HABITS'] },
    {
      word: { en: 'Update Daybook', de: 'Daybook aktualisieren' },
      meaning: {
        en: /newer Daybook .*: todos, quick links, and habits\. Everything is kept.*update Daybook/,
        de: /neueres Daybook .*: Aufgaben, .* und Gewohnheiten\. Hier bleibt alles.*aktualisiere/,
      },
      offers: { syncNow: true },
      isPendingShown: true,
    },
  ],
  ...Object.entries(TROUBLES).map(([reason, meaning]): [SyncStatus, Shown] => [
    troubleOf(reason as AttentionReason),
    {
      word: { en: 'Needs attention', de: 'Bitte ansehen' },
      meaning,
      offers: { syncNow: true },
      isPendingShown: true,
    },
  ]),
];

function troubleOf(reason: AttentionReason): SyncStatus {
  if (reason === 'quota-reached') return FULL;
  return reason === 'item-refused'
    ? { state: 'attention', reason, items: [] }
    : { state: 'attention', reason };
}

const PENDING = { en: '2 pending', de: '2 ausstehend' };
const SIGN_IN = { en: /Forgot password/, de: /Passwort vergessen/ };
const SYNC_NOW = { en: /Sync now/, de: /Jetzt synchronisieren/ };

const nameOf = (status: SyncStatus) =>
  status.state === 'attention' ? `attention, ${status.reason}` : status.state;

describe('what is said of each status', () => {
  for (const language of LANGUAGES) {
    for (const [status, { word, meaning, offers, isPendingShown }] of STATES) {
      it(`${nameOf(status)}: its word, what it means and what can be done (${language})`, () => {
        const view = syncViewOf(status, 2);
        assert.match(meaningOf(status, localeOf(language)), meaning[language]);
        const panel = textOf(render(createElement(SyncPanel, { view }), { language }));
        const said = `${word[language]} ${isPendingShown ? `${PENDING[language]} ` : ''}`;
        assert.ok(panel.includes(` ${said}${meaningOf(status, localeOf(language))}`), panel);
        assert.equal(panel.includes(PENDING[language]), isPendingShown);
        assert.equal(SIGN_IN[language].test(panel), offers.signIn ?? false, 'sign-in');
        assert.equal(SYNC_NOW[language].test(panel), offers.syncNow ?? false, 'sync now');
      });
    }

    it(`C14: what no door takes is named, and how many more there are (${language})`, () => {
      const edits = ['Milk', 'Bread', 'Eggs'].map((title) =>
        aTodoEdit({ id: title, itemId: title, value: aTodo({ title }) }),
      );
      const habit = { id: 'H', itemId: 'read', dataType: 'HABITS', value: HABIT };
      const all = [...edits, { ...aTodoEdit(), ...habit }];
      const stored = Object.fromEntries(all.map((edit) => [KEYS.edit(edit.id), edit]));
      const todos = ['Milk', 'Bread', 'Eggs', 'gone'].map((itemId) => ({
        dataType: 'TODOS' as const,
        itemId,
      }));
      const said = (items: readonly ItemPlace[]) => {
        const view = syncViewOf({ state: 'attention', reason: 'item-refused', items }, 2);
        return textOf(render(createElement(SyncPanel, { view }), { language, stored }));
      };
      const others = { en: 'and others', de: 'und andere' }[language];
      assert.match(said(todos.slice(0, 3)), /synced\. Milk Bread Eggs |siert\. Milk Bread Eggs /);
      assert.ok(!said(todos.slice(0, 3)).includes(others));
      assert.ok(said(todos).includes(` Milk Bread Eggs ${others} `));
      const gone = { en: 'synced. todos ', de: 'siert. Aufgaben ' }[language];
      assert.ok(said(todos.slice(3)).includes(gone));
      const checkin = (habitId: string) => ({
        ...{ dataType: 'HABITS' as const, itemId: `${habitId}.2027-02-01` },
      });
      const day = { en: 'Feb 1, 2027', de: '01.02.2027' }[language];
      const unknown = { en: 'Unknown habit', de: 'Unbekannte Gewohnheit' }[language];
      assert.ok(said([checkin('h')]).includes(`${unknown} · ${day}`));
      assert.ok(said([checkin('read')]).includes(`\u2068Read\u2069 · ${day}`));
    });

    it(`C17: what waits for room is named, and bytes are said in MB (${language})`, () => {
      const edit = aTodoEdit({ id: 'Milk', itemId: 'Milk', value: aTodo({ title: 'Milk' }) });
      const items = [{ dataType: 'TODOS' as const, itemId: 'Milk' }];
      const status = { ...FULL, quota: 'bytes', limit: 32 * 1024 * 1024, items } as const;
      const view = syncViewOf(status, 1);
      const stored = { [KEYS.edit(edit.id)]: edit };
      const panel = textOf(render(createElement(SyncPanel, { view }), { language, stored }));
      assert.match(
        panel,
        { en: /: 32 MB .* synced\. Milk /, de: /32 MB .*siert\. Milk / }[language],
      );
    });

    it(`the button says it too, and to screen readers with what is pending (${language})`, () => {
      const edits = ['T1', 'T2'].map((itemId) => aTodoEdit({ id: itemId, itemId }));
      const pending = Object.fromEntries(edits.map((edit) => [KEYS.edit(edit.id), edit]));
      const label = { en: 'Sync status: ', de: 'Sync-Status: ' }[language];
      for (const [status, { word, isPendingShown }] of STATES) {
        // Told by message, and never stored.
        if (status.state === 'attention' && status.reason.startsWith('storage')) continue;
        const stored = { ...pending, [KEYS.status]: status };
        const html = render(createElement(StatusButton), { language, stored });
        const parts = [word[language], ...(isPendingShown ? [PENDING[language]] : [])];
        assert.ok(html.includes(`aria-label="${label}${parts.join(', ')}"`), html);
        assert.equal(textOf(html), parts.join(' '));
      }
    });

    it(`synced: when it was, in the button and in the panel (${language})`, () => {
      const at = new Date(2001, 10, 2, 9, 5).getTime();
      const status: SyncStatus = { state: 'synced', at };
      const time = { en: 'Nov 2, 2001, 9:05 AM', de: '02.11.2001, 09:05' }[language];
      const [word, meaning, last] = {
        en: ['Synced', 'Your account has everything that is on this device.', 'Last synced '],
        de: ['Synchronisiert', 'Dein Konto hat alles', 'Zuletzt synchronisiert: '],
      }[language] as [string, string, string];
      const plain = (text: string) => text.replaceAll(/\s/g, ' ');
      const view = syncViewOf(status, 0);
      const panel = plain(textOf(render(createElement(SyncPanel, { view }), { language })));
      assert.ok(panel.includes(`${word} ${meaning}`), panel);
      assert.ok(panel.includes(`${last}${time}`), panel);
      const stored = { [KEYS.status]: status };
      const button = plain(textOf(render(createElement(StatusButton), { language, stored })));
      assert.equal(button, `${word} ${time}`);
    });
  }
});

/** What has to be said when a command failed; `canceled` was the person's own doing. */
const FAILURES: Record<Exclude<CommandFailure, 'canceled'>, Words> = {
  'invalid-email': { en: /enter an email address/, de: /gib eine E-Mail-Adresse ein/ },
  'other-email': { en: /not the address of your account/, de: /nicht die Adresse deines Kontos/ },
  'missing-password': { en: /enter your password/, de: /gib dein Passwort ein/ },
  'weak-password': { en: /at least 8 characters/, de: /mindestens 8 Zeichen/ },
  'password-policy': { en: /password is too simple/, de: /Passwort ist zu einfach/ },
  'wrong-credentials': {
    en: /^Email or password is not right/,
    de: /^E-Mail oder Passwort stimmt nicht/,
  },
  'wrong-password': { en: /^This password is not right/, de: /^Dieses Passwort stimmt nicht/ },
  'not-created': { en: /No account could be made/, de: /kein Konto angelegt/ },
  'other-method': { en: /signs in another way/, de: /meldet sich anders an/ },
  'wrong-google-account': { en: /another Google account/, de: /anderes Google-Konto/ },
  'google-failed': { en: /with Google did not work/, de: /mit Google hat nicht geklappt/ },
  'account-disabled': { en: /has been disabled/, de: /ist gesperrt/ },
  'sign-in-ended': {
    en: /sign-in has ended.* sign in again/,
    de: /Anmeldung ist abgelaufen.* neu an/,
  },
  'not-offered': { en: /not possible at the moment/, de: /geht im Moment nicht/ },
  'too-many-attempts': { en: /Too many attempts.* wait/, de: /Zu viele Versuche.* warte/ },
  network: { en: /could not be reached.* connection/, de: /nicht erreichbar.* Verbindung/ },
  server: { en: /server has a problem/, de: /Server hat gerade ein Problem/ },
  'pending-changes': {
    en: /changes have not reached your account/,
    de: /noch nicht in deinem Konto/,
  },
  'other-account': {
    en: /Changes of another account are still on this device/,
    de: /Auf diesem Gerät sind noch Änderungen eines anderen Kontos/,
  },
  unknown: {
    en: /^Something went wrong\. Please try again/,
    de: /^Etwas ist schiefgegangen\. Bitte/,
  },
};

describe('what is said of a command that failed', () => {
  for (const language of LANGUAGES) {
    for (const [failure, words] of Object.entries(FAILURES)) {
      it(`U11: ${failure} (${language})`, () => {
        const line = createElement(CommandFailureLine, { failure: failure as CommandFailure });
        const html = render(line, { language });
        assert.match(textOf(html), words[language]);
        assert.match(html, /role="alert"/);
      });
    }
  }

  it('U11: nothing where nothing failed, or the person canceled it', () => {
    for (const failure of [null, 'canceled'] as const) {
      assert.equal(render(createElement(CommandFailureLine, { failure })), '');
    }
  });
});
