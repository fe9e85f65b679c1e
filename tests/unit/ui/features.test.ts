import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA_TYPES } from '@daybook/protocol';
import { PAINTED_TYPES } from '../../../extension/src/ui/paintedTypes.ts';
import { DESCRIPTIONS } from '../../../extension/src/ui/panel/descriptions/descriptions.ts';
import { importsOf } from '../../../tools/layers/importsOf.ts';
import { UI_FEATURES, UI_SHARED } from '../../../tools/layers/rules.ts';
import { whatLeaks } from './whatLeaks.ts';

const UI = new URL('../../../extension/src/ui/', import.meta.url);
const LANGUAGES = ['en', 'de'] as const;

/** They show no data type. */
const WITHOUT_ITEMS = ['header'];
const NOT_FEATURES = [...UI_SHARED, 'panel'];

/** Parameters of texts that are no person's words. Any other name has to be isolated. */
const OURS: Readonly<Record<string, string | number>> = {
  ...{ number: 2, time: '14:05', day: 'Feb 1, 2027', fileName: 'daybook.json' },
  ...{ dataTypes: 'todos', dataType: 'todos', limit: '20,000', description: 'Synced' },
};
const MARK = 'ꙮ';
const TYPED = `${MARK}\u2069\u202e${MARK} חלב \u2067\u2066\n${MARK}`;

const read = (path: string) => readFileSync(new URL(path, UI), 'utf8');
const foldersOf = (path: string) =>
  readdirSync(new URL(path, UI), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const features = foldersOf('.').filter((name) => !NOT_FEATURES.includes(name));

describe('the features of the new tab', () => {
  it('have the rules of their layer', () => {
    assert.deepEqual([...UI_FEATURES].sort(), features.sort());
  });

  for (const feature of features) {
    it(`${feature} is shown by App`, () => {
      const imported = importsOf(read('App.tsx')).map(({ specifier }) => specifier);
      assert.ok(imported.some((specifier) => specifier.startsWith(`./${feature}/`)));
    });

    if (WITHOUT_ITEMS.includes(feature)) continue;

    it(`${feature} stands in App's list of features`, () => {
      assert.match(read('App.tsx'), new RegExp(`FEATURES\\b.* = \\{[^}]*\\b${feature}: `));
    });

    it(`N10: ${feature} has its items at the first paint`, () => {
      const [, type] = /createItemsAtom\('(\w+)'/.exec(read(`${feature}/atom.ts`)) ?? [];
      assert.ok(PAINTED_TYPES.some((painted) => painted === type));
    });

    it(`${feature} describes its items, for the panel`, () => {
      assert.ok(existsSync(new URL(`${feature}/describe.ts`, UI)));
      const imported = importsOf(read('panel/descriptions/descriptions.ts'));
      assert.ok(imported.some(({ specifier }) => specifier === `../../${feature}/describe.ts`));
    });
  }

  it('and every type of data have words, in both languages', () => {
    for (const type of DATA_TYPES) {
      for (const language of LANGUAGES) {
        const { dataType, fields } = DESCRIPTIONS[type].words[language];
        assert.ok(dataType.length > 0, type);
        for (const [field, label] of Object.entries(fields)) assert.ok(label, `${type}.${field}`);
      }
    }
  });
});

describe('the texts', () => {
  const folders = readdirSync(UI, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name === 'text')
    .map(({ parentPath }) => relative(fileURLToPath(UI), parentPath));

  it('are beside each feature', () => {
    for (const feature of features) {
      assert.ok(folders.includes(feature), feature);
    }
  });

  for (const folder of folders) {
    it(`of ${folder || 'all'} say the same in both languages`, async () => {
      const [en, de] = await Promise.all(
        LANGUAGES.map(async (language) => shapeOf(await textsOf(folder, language))),
      );
      assert.deepEqual(de, en);
    });

    it(`D24: of ${folder || 'all'} isolate what a person typed`, async () => {
      const parameters = parametersIn(read(`${folder || '.'}/text/en.ts`));
      for (const language of LANGUAGES) {
        for (const [name, text] of functionsIn(await textsOf(folder, language))) {
          const names = parameters.get(name);
          assert.ok(names, `the parameters of ${name}`);
          const isTyped = names.some((parameter) => !(parameter in OURS));
          const said = text(...names.map((parameter) => OURS[parameter] ?? TYPED));
          assert.equal(said.includes(MARK), isTyped, `${name} in ${language}`);
          assert.equal(whatLeaks(said, MARK), null, `${name} in ${language}`);
        }
      }
    });
  }
});

async function textsOf(folder: string, language: string): Promise<unknown> {
  const module = await import(new URL(`${folder || '.'}/text/${language}.ts`, UI).href);
  return Object.values(module)[0];
}

/** The names of the parameters, by the name of the text; numbers are told by their type. */
function parametersIn(source: string): Map<string, string[]> {
  const texts = source.matchAll(/(\w+): \(([^)]*)\) =>/g);
  return new Map(
    Array.from(texts, ([, name = '', parameters = '']) => [
      name,
      parameters
        .split(', ')
        .map((one) => (one.endsWith(': number') ? 'number' : (one.split(':')[0] ?? ''))),
    ]),
  );
}

type TextFunction = (...values: (string | number)[]) => string;

function functionsIn(texts: unknown): [string, TextFunction][] {
  return Object.entries(texts as object).flatMap(([name, text]) => {
    if (typeof text === 'function') return [[name, text as TextFunction]];
    return typeof text === 'object' ? functionsIn(text) : [];
  });
}

/** The keys, and what kind of text each has. */
function shapeOf(texts: unknown): unknown {
  if (typeof texts === 'function') return `of ${texts.length}`;
  if (typeof texts !== 'object' || texts === null) {
    assert.ok(texts, 'a text is empty');
    return typeof texts;
  }
  return Object.fromEntries(
    Object.entries(texts)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, text]) => [key, shapeOf(text)]),
  );
}
