/** Where the baselines keep their data; the bench's rules let a user have all of it. */
export const BASELINE = 'baseline';

export const itemsPath = (uid: string) => `${BASELINE}/${uid}/todos`;
export const itemPath = (uid: string, id: string) => `${itemsPath(uid)}/${id}`;
export const arrayPath = (uid: string) => `${BASELINE}/${uid}`;
