/** A package as `package-lock.json` has it, at its path; what isn't named here is copied as it is. */
interface Locked {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string> | undefined;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  link?: boolean;
  [field: string]: unknown;
}

/** `package-lock.json` of version 3. */
export interface Lock {
  lockfileVersion: number;
  packages: Record<string, Locked>;
  [field: string]: unknown;
}

const FLAGS = ['dev', 'optional', 'devOptional', 'peer'];

/**
 * The lock of one workspace's folder by itself, with the same packages in the same places as in the lock of the whole: so
 * that what is installed from the folder alone is what runs in the workspace. Throws where that can't be.
 */
export function lockOfWorkspace(whole: Lock, folder: string): Lock {
  const own = whole.packages[folder];
  if (!own) throw new Error(`No workspace ${folder}`);
  const { devDependencies, ...runtime } = own;
  const reach = (start: Locked, withOptional: boolean) =>
    reachable(whole, folder, start, withOptional);
  const development = { devDependencies };
  const required = reach(runtime, false);
  const atRuntime = reach(runtime, true);
  const requiredToDevelop = reach(development, false);
  const all = new Set([...atRuntime, ...reach(development, true)]);

  const flagsOf = (path: string): Record<string, true> => {
    if (required.has(path)) return {};
    if (atRuntime.has(path))
      return requiredToDevelop.has(path) ? { devOptional: true } : { optional: true };
    return requiredToDevelop.has(path) ? { dev: true } : { dev: true, optional: true };
  };
  const packages: Record<string, Locked> = { '': own };
  for (const path of [...all].sort()) {
    const entries = Object.entries(whole.packages[path] ?? {});
    const kept = entries.filter(([field]) => !FLAGS.includes(field));
    const place = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
    if (packages[place]) throw new Error(`${place} would be there twice`);
    packages[place] = { ...Object.fromEntries(kept), ...flagsOf(path) };
  }
  const { name, version } = own;
  return { name, version, lockfileVersion: whole.lockfileVersion, requires: true, packages };
}

/** The paths of all packages that `start`, which stands in `folder`, needs. */
function reachable(
  whole: Lock,
  folder: string,
  start: Locked,
  withOptional: boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (from: string, needs: Locked) => {
    for (const name of neededBy(needs, withOptional)) {
      const path = placeOf(whole, from, name);
      if (path === null) {
        if (name in (needs.optionalDependencies ?? {})) continue;
        throw new Error(`${name}, which ${from} needs, is not in the lock`);
      }
      const locked = whole.packages[path] ?? {};
      if (locked.link) throw new Error(`${name}, which ${from} needs, is a workspace`);
      if (found.has(path)) continue;
      found.add(path);
      visit(path, { ...locked, devDependencies: {} });
    }
  };
  visit(folder, start);
  return found;
}

function neededBy(needs: Locked, withOptional: boolean): string[] {
  const optional = Object.keys(needs.optionalDependencies ?? {});
  const peers = Object.keys(needs.peerDependencies ?? {}).filter(
    (name) => !needs.peerDependenciesMeta?.[name]?.optional,
  );
  const all = { ...needs.dependencies, ...needs.devDependencies };
  const required = [...Object.keys(all), ...peers].filter((name) => !optional.includes(name));
  return withOptional ? [...required, ...optional] : required;
}

/** Where Node finds the package `name` from the one at `from`; null where it isn't. */
function placeOf({ packages }: Lock, from: string, name: string): string | null {
  for (let at = from; ; at = outer(at)) {
    const path = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (path in packages) return path;
    if (at === '') return null;
  }
}

function outer(path: string): string {
  const inner = path.lastIndexOf('/node_modules/');
  return inner < 0 ? '' : path.slice(0, inner);
}
