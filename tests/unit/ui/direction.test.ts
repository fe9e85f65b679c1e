import assert from 'node:assert/strict';
import { DATA_TYPES, type DataType } from '@daybook/protocol';
import { createElement, type ReactNode } from 'react';
import type { Conflict } from '../../../extension/src/shared/conflict.ts';
import type { KnownDevice } from '../../../extension/src/shared/devices.ts';
import { KEYS } from '../../../extension/src/shared/keys.ts';
import { App } from '../../../extension/src/ui/App.tsx';
import { MoveButtons } from '../../../extension/src/ui/list/MoveButtons.tsx';
import { AccountForm } from '../../../extension/src/ui/panel/account/AccountForm.tsx';
import { DeleteAccount } from '../../../extension/src/ui/panel/account/DeleteAccount.tsx';
import { DeviceNameForm } from '../../../extension/src/ui/panel/devices/DeviceNameForm.tsx';
import { RemoveDevice } from '../../../extension/src/ui/panel/devices/RemoveDevice.tsx';
import { SyncPanel } from '../../../extension/src/ui/panel/SyncPanel.tsx';
import { syncViewOf } from '../../../extension/src/ui/panel/syncView.ts';
import { TodoEditor } from '../../../extension/src/ui/todos/TodoEditor.tsx';
import { storedItems } from '../../fakes/storedItems.ts';
import { aTodo } from '../../fakes/todos.ts';
import { CHECKIN, CHECKIN_ID, FOCUS_ENTRY, HABIT, QUICK_LINK } from '../../fixtures/items.ts';
import { DeviceCard } from '../../simulator/page/DeviceCard.tsx';
import { describeItem } from '../../simulator/page/describeItem.ts';
import { PasteDialog } from '../../simulator/page/PasteDialog.tsx';
import { leaksIn } from './leaksIn.ts';
import { render } from './render.ts';

/** Stands in each text, and nowhere else. */
const MARK = 'ꙮ';

const TEXTS: Readonly<Record<string, string>> = {
  'of left-to-right letters': `Milk ${MARK}`,
  'of right-to-left letters': `חלב ${MARK}!`,
  'of both': `Milk ${MARK} חלב, 2 ${MARK} bottles (חלב)`,
  'that overrides the direction': `\u202e${MARK} Milk`,
  'that embeds another direction': `${MARK}\u202bMilk\u202a`,
  'with an isolate that it doesn’t close': `${MARK} \u2066Milk`,
  'with several of them': `\u2067\u2067\u2068${MARK} חלב`,
  'that closes an isolate that it hasn’t opened': `${MARK}\u2069\u202e${MARK} Milk`,
  'that goes on after its paragraph': `${MARK}\u2067\u2029\u202e${MARK}\n\u2069${MARK}`,
};

const nothing = async () => undefined;
const NO_ACTIONS = { rename: nothing, put: nothing };

/** An item of each type, with the text wherever its schema has room for one. */
function itemsWith(text: string): Record<DataType, Record<string, object>> {
  return {
    TODOS: { T1: aTodo({ title: text, notes: text }) },
    HABITS: { read: { ...HABIT, name: text }, [CHECKIN_ID]: CHECKIN },
    SETTINGS: { displayName: { value: text } },
    QUICK_LINKS: {
      L1: { ...QUICK_LINK, title: text },
      L2: { ...QUICK_LINK, title: '', url: `https://${text}` },
    },
    FOCUS_HISTORY: { F1: { ...FOCUS_ENTRY, label: text } },
  };
}

function storedWith(text: string): Record<string, unknown> {
  const items = itemsWith(text);
  const buckets = DATA_TYPES.map((type) => {
    const entries = Object.entries(items[type]).map(([id, value]) => [
      id,
      { value, editedAt: 1, version: 1 },
    ]);
    return storedItems('server', type, Object.fromEntries(entries));
  });
  const conflicts = DATA_TYPES.flatMap((type) =>
    Object.entries(items[type]).flatMap(([id, value]) => conflictsOf(type, id, value)),
  );
  return {
    ...Object.assign({}, ...buckets),
    [KEYS.conflicts(0)]: conflicts,
    [KEYS.session]: { uid: 'U1', email: text, epoch: 1, importedEpoch: null },
    [KEYS.authUser]: { uid: 'U1', email: text, isEmailVerified: true, methods: ['password'] },
    [KEYS.devices]: [aDevice(text), { ...aDevice(text), id: 'D2', isThisDevice: true }],
  };
}

/** It lost whole, by a merge and by the server; and field by field, beside the item as it is now. */
function conflictsOf(dataType: DataType, itemId: string, value: object): Conflict[] {
  const lost = { value, editedAt: 1 } as Conflict['lost'];
  const whole = { dataType, itemId: 'gone', lost, side: 'mine' as const, fields: [], at: 1 };
  return [
    { ...whole, id: `${dataType}.${itemId}.0` },
    { ...whole, id: `${dataType}.${itemId}.1`, at: 2, isServerLoss: true },
    { ...whole, id: `${dataType}.${itemId}.2`, itemId, fields: Object.keys(value), at: 3 },
  ];
}

function aDevice(name: string): KnownDevice {
  return { id: 'D1', name, platform: '', appVersion: '', lastSeenAt: 1, isThisDevice: false };
}

function editor(text: string, isGone: boolean): ReactNode {
  const seen = { id: 'T1', value: aTodo({ title: text }) };
  const listed = { id: 'T1', value: aTodo({ title: `${text} now` }) };
  const state = { listed, editor: { seen, isTouched: true }, isGone };
  const handlers = { onTouch: nothing, onClose: nothing };
  return createElement(TodoEditor, { ...state, ...handlers, actions: NO_ACTIONS });
}

function simulatedDevice(text: string): ReactNode {
  const words = Object.values(itemsWith(text)).flatMap((items) =>
    Object.values(items).map(describeItem),
  );
  const items = words.map((shown, at) => ({
    id: `i${at}`,
    text: shown,
    version: 1,
    isPending: false,
  }));
  const device = {
    ...{ name: 'A', isRunning: true, isOnline: true, skew: 0, status: 'synced', pending: 0 },
    ...{ underWay: [], steps: [], conflicts: words.filter((shown) => shown !== null) },
    types: [{ type: 'TODOS' as const, cursor: '0', marks: [], items }],
  };
  return createElement(DeviceCard, { device });
}

/** What a person's texts are shown in, or typed in. */
const PLACES: Readonly<Record<string, (text: string) => ReactNode>> = {
  'the new tab': () => createElement(App, { onFirstCommit: () => undefined }),
  'the panel': () => createElement(SyncPanel, { view: syncViewOf({ state: 'synced', at: 1 }, 0) }),
  'the form to sign in again': (knownEmail) => createElement(AccountForm, { knownEmail }),
  'the question before an account is deleted': (email) =>
    createElement(DeleteAccount, {
      user: { uid: 'U1', email, isEmailVerified: true, methods: ['password'] },
      onClose: nothing,
    }),
  'the editor of a row': (text) => editor(text, false),
  'the editor of a row that is gone': (text) => editor(text, true),
  'the buttons that move a row': (title) =>
    createElement(MoveButtons, { title, onMove: nothing, onClose: nothing }),
  'a device being renamed': (name) =>
    createElement(DeviceNameForm, { device: aDevice(name), onClose: nothing }),
  'the question before a device is removed': (name) =>
    createElement(RemoveDevice, { device: aDevice(name), onClose: nothing }),
  'a device of the simulator': simulatedDevice,
};

describe('The direction of a text', () => {
  for (const [place, nodeOf] of Object.entries(PLACES)) {
    it(`D24: in ${place} is its own, and changes nothing beside it`, () => {
      for (const [kind, text] of Object.entries(TEXTS)) {
        const html = render(nodeOf(text), { stored: storedWith(text) });
        assert.ok(html.includes(MARK));
        assert.deepEqual(leaksIn(html, MARK), [], `a text ${kind}`);
      }
    });
  }

  it('D24: so is that of what is pasted into the simulator', () => {
    const html = render(createElement(PasteDialog, { load: nothing }));
    assert.match(html, /<textarea/);
    assert.deepEqual(leaksIn(html, MARK), []);
  });
});
