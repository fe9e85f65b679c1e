/** A part of the project that is reported by itself. */
export interface Area {
  name: string;
  /** Path prefixes from the root of the checkout. */
  files: readonly string[];
}

export const AREAS: readonly Area[] = [
  { name: 'engine', files: ['extension/src/engine/'] },
  { name: 'shared', files: ['extension/src/shared/'] },
  { name: 'protocol', files: ['protocol/src/'] },
  { name: 'functions', files: ['functions/src/'] },
  { name: 'ui', files: ['extension/src/ui/'] },
  { name: 'adapters', files: ['extension/src/adapters/'] },
  { name: 'worker', files: ['extension/src/worker/', 'extension/src/serviceWorker.ts'] },
];

/** Files without mutants, but for those in `except`. */
const NOT_MUTATED: readonly { files: RegExp; except?: RegExp }[] = [
  // Words decide nothing, except those by which a person learns that something is wrong.
  { files: /\/text\/(de|en)\.ts$/, except: /\/ui\/(panel|form|notice)\/text\// },
  // Any others that the schemas take, which a test sees to, are as good.
  { files: /\/openapi\/examples\.ts$/ },
  // Most of a component is what it looks like, which only a browser shows.
  { files: /\.tsx$/ },
];

/** Files to mutate, and the area that they are reported under. */
export interface Target {
  area: string;
  files: readonly string[];
}

/**
 * What names of areas, and paths of files or folders, stand for; all areas where there are none. Null where one of them
 * stands for nothing.
 */
export function chosenTargets(
  names: readonly string[],
  sources: readonly string[],
): Target[] | null {
  const known = sources.filter(hasMutants);
  const chosen = names.map((name) => {
    const area = AREAS.find((candidate) => candidate.name === name);
    return known.filter((file) =>
      area ? isIn(area, file) : file === name || file.startsWith(`${name.replace(/\/$/, '')}/`),
    );
  });
  if (chosen.some((files) => !files.some((file) => AREAS.some((area) => isIn(area, file))))) {
    return null;
  }
  const wanted = names.length === 0 ? known : known.filter((file) => chosen.flat().includes(file));
  return AREAS.map((area) => ({
    area: area.name,
    files: wanted.filter((file) => isIn(area, file)),
  })).filter(({ files }) => files.length > 0);
}

function hasMutants(file: string): boolean {
  return !NOT_MUTATED.some(({ files, except }) => files.test(file) && !except?.test(file));
}

function isIn(area: Area, file: string): boolean {
  return area.files.some((prefix) => file.startsWith(prefix));
}
