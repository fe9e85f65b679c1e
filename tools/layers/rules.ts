/** What the files of one layer may not import, and why. */
export interface LayerRule {
  /** Folders or files, as path prefixes from the root of the checkout. */
  files: readonly string[];
  /** Path prefixes of our own code that are out of reach. */
  notOurs?: readonly string[];
  /** Path prefixes within those that may be imported all the same. */
  exceptOurs?: readonly string[];
  /** npm packages, or scopes of them, that are out of reach. */
  notPackages?: readonly string[];
  /** The npm packages that are allowed where all others aren't. */
  onlyPackages?: readonly string[];
  because: string;
}

const ENGINE = 'extension/src/engine/';
const ADAPTERS = 'extension/src/adapters/';
const UI = 'extension/src/ui/';
/** Folders of the new tab that know no page. */
export const UI_SHARED = ['data', 'form', 'list', 'notice', 'style', 'text', 'toWorker'];
/** The folders of its pages and of its header. */
export const UI_FEATURES = ['header', 'todos'];
const UI_PANEL = 'panel';
const WORKER = ['extension/src/worker/', 'extension/src/serviceWorker.ts'];
const CONTRACT = `${ENGINE}contract/`;
const ENGINE_PORTS = `${ENGINE}ports/`;
const FIREBASE = ['firebase', '@firebase'];
const REACT = ['react', 'react-dom', 'jotai'];

/** The layers of the design: each rule names what a layer may not import. */
export const LAYER_RULES: readonly LayerRule[] = [
  {
    files: ['protocol/'],
    notOurs: ['functions/', 'extension/', 'tools/', 'tests/'],
    onlyPackages: ['zod'],
    because: 'protocol is what every client and server share, so it imports nothing but zod',
  },
  {
    files: ['functions/'],
    notOurs: ['extension/', 'tools/', 'tests/'],
    because: 'functions are deployed alone',
  },
  {
    files: ['extension/src/'],
    notOurs: ['functions/', 'tools/', 'tests/', 'extension/webpack'],
    because: 'the extension is packaged alone',
  },
  {
    files: [ENGINE],
    notOurs: [ADAPTERS, UI, ...WORKER],
    notPackages: [...FIREBASE, ...REACT],
    because: 'the engine is a pure machine behind ports, whatever stands behind them',
  },
  {
    files: [UI, 'extension/src/newTab.tsx'],
    notOurs: [ENGINE, ADAPTERS, ...WORKER],
    notPackages: FIREBASE,
    because: 'a tab paints from local storage and never waits for the engine or Firebase',
  },
  {
    files: [...inUi(UI_SHARED), `${UI}services.ts`, `${UI}icons.tsx`],
    notOurs: [...inUi([...UI_FEATURES, UI_PANEL]), `${UI}App.tsx`],
    because: 'what every page is made of knows no page',
  },
  ...UI_FEATURES.map((feature) => ({
    files: inUi([feature]),
    notOurs: [
      ...inUi([...UI_FEATURES.filter((other) => other !== feature), UI_PANEL]),
      `${UI}App.tsx`,
    ],
    because: 'a page knows no other page: only App and the panel know them all',
  })),
  {
    files: ['extension/src/shared/'],
    notOurs: [ENGINE, ADAPTERS, UI, ...WORKER],
    notPackages: [...FIREBASE, ...REACT],
    because: 'shared is what tab and worker share, so it knows neither',
  },
  {
    files: [ENGINE_PORTS, ADAPTERS],
    notOurs: [ENGINE],
    exceptOurs: [CONTRACT, ENGINE_PORTS],
    because: 'ports and adapters know of the engine only its contract',
  },
  {
    files: [CONTRACT],
    notOurs: [ENGINE],
    exceptOurs: [CONTRACT],
    because: 'the contract is what the engine and those around it share',
  },
  {
    files: ['extension/src/worker/ports/'],
    notOurs: [ENGINE],
    exceptOurs: [CONTRACT],
    notPackages: [...FIREBASE, ...REACT],
    because: 'ports are what adapters are written against',
  },
  {
    files: [ADAPTERS, ...WORKER],
    notOurs: [UI],
    notPackages: REACT,
    because: 'the service worker has no user interface',
  },
  {
    files: ['tools/'],
    notOurs: ['tests/', 'bench/'],
    because: 'tests and benchmarks use tools, not the other way round',
  },
  {
    files: ['bench/'],
    notOurs: ['tests/'],
    because: 'tests check benchmarks, not the other way round',
  },
];

function inUi(folders: readonly string[]): string[] {
  return folders.map((folder) => `${UI}${folder}/`);
}
