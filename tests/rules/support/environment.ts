import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { type Firestore, setLogLevel } from 'firebase/firestore';
import { PROJECT_ID } from '../../../tools/project.ts';
import { readRules } from './rulesText.ts';

/** A claim that lasts longer than the tests. */
export const PRO = { pro: true, proUntil: 4_000_000_000 };

export type Claims = Record<string, unknown>;

/** The rules of this checkout in the emulator, as the surrounding suite sees it. */
export interface RulesUnderTest {
  /** Firestore as a signed-in user sees it. */
  as(uid: string, claims?: Claims): Firestore;
  asAnonymous(): Firestore;
  /** Runs `work` with a Firestore that no rules apply to. */
  asServer<Result>(work: (db: Firestore) => Promise<Result>): Promise<Result>;
  /** A new user with Pro, and Firestore as he sees it. */
  newOwner(): { uid: string; db: Firestore };
}

/** Call it inside a `describe`: loads the rules before its tests and lets go after them. */
export function rulesUnderTest(): RulesUnderTest {
  let environment: RulesTestEnvironment;
  before(async () => {
    setLogLevel('silent'); // each denial would be logged as an error
    environment = await load(await readRules());
  });
  after(() => environment.cleanup());

  const as = (uid: string, claims: Claims = PRO) =>
    modular(environment.authenticatedContext(uid, claims).firestore());
  return {
    as,
    newOwner: () => {
      const uid = newUid();
      return { uid, db: as(uid) };
    },
    asAnonymous: () => modular(environment.unauthenticatedContext().firestore()),
    asServer: async (work) => {
      const results: Awaited<ReturnType<typeof work>>[] = [];
      await environment.withSecurityRulesDisabled(async (context) => {
        results.push(await work(modular(context.firestore())));
      });
      return results[0] as Awaited<ReturnType<typeof work>>;
    },
  };
}

/** Makes other rules those of the emulator; whoever does that puts the real ones back. */
export async function replaceRules(rules: string): Promise<void> {
  await (await load(rules)).cleanup();
}

function load(rules: string): Promise<RulesTestEnvironment> {
  const [host = '', port = ''] = (process.env.FIRESTORE_EMULATOR_HOST ?? '').split(':');
  const firestore = { host, port: Number(port), rules };
  return initializeTestEnvironment({ projectId: PROJECT_ID, firestore });
}

/** The library hands out the compat type, which the modular functions take as well. */
function modular(db: unknown): Firestore {
  return db as Firestore;
}

let users = 0;

/** A user that no other test has. */
export function newUid(): string {
  users += 1;
  return `user${users}`;
}
