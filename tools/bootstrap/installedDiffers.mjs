/**
 * Whether node_modules is missing or isn't what package-lock.json asks for. npm keeps a copy of the lock in
 * node_modules and writes it last, so it is absent after an installation that broke off.
 * @param {{ packages?: Record<string, any> } | null} lock
 * @param {{ packages?: Record<string, any> } | null} installed
 */
export function installedDiffers(lock, installed) {
  if (installed === null) return true;
  const have = installed.packages ?? {};
  return Object.entries(lock?.packages ?? {}).some(([path, wanted]) => {
    if (!path.startsWith('node_modules/')) return false;
    const found = have[path];
    // Packages for other platforms are in the lock only.
    if (found === undefined) return !wanted.optional && !wanted.peer;
    return found.version !== wanted.version || found.resolved !== wanted.resolved;
  });
}
