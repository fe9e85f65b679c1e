import assert from 'node:assert/strict';
import { parseArguments, UsageError } from '../../../tools/emulators/parseArguments.ts';

describe('npm run emulators: arguments', () => {
  it('default to the embedded suite with the demo data', () => {
    const { flavor, services, empty, command, ports } = parseArguments([], {});
    assert.deepEqual(
      { flavor, services, empty, command, ports },
      {
        flavor: 'embedded',
        services: ['auth', 'firestore', 'functions'],
        empty: false,
        command: [],
        ports: {},
      },
    );
  });

  it('leave everything behind -- to the command', () => {
    const args = ['--empty', '--', 'node', '--test', '--', '--official'];
    const { empty, flavor, command } = parseArguments(args, {});
    assert.equal(empty, true);
    assert.equal(flavor, 'embedded');
    assert.deepEqual(command, ['node', '--test', '--', '--official']);
  });

  it('take ports by flag and by environment, the flag first', () => {
    const env = { DAYBOOK_PORTS: 'auth=9000,firestore=8000' };
    const { ports } = parseArguments(['--port', 'auth=9001', '--port', 'ui=4001'], env);
    assert.deepEqual(ports, { auth: 9001, firestore: 8000, ui: 4001 });
  });

  it('take some of the services, hosting with the official suite', () => {
    assert.deepEqual(parseArguments(['--only', 'auth'], {}).services, ['auth']);
    const official = parseArguments(['--official', '--only', 'functions,hosting'], {});
    assert.deepEqual(official.services, ['functions', 'hosting']);
  });

  const mistakes: [args: string[], message: RegExp][] = [
    [['--unknown'], /--unknown/],
    [['command-without-dashes'], /command-without-dashes/],
    [['--empty', '--import', 'somewhere'], /exclude each other/],
    [['--only', 'auth,mail'], /"mail": a service is one of/],
    [['--only', ''], /"": a service is one of/],
    [['--only', 'hosting'], /add --official/],
    [['--port', 'mail=25'], /"mail=25": the name of a port/],
    [['--port', 'auth'], /"auth": a port is a number/],
    [['--port', 'auth=70000'], /from 1 to 65535/],
    [['--port', 'auth=-1'], /from 1 to 65535/],
  ];
  for (const [args, message] of mistakes) {
    it(`refuse ${args.join(' ')}`, () => {
      assert.throws(
        () => parseArguments(args, {}),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }
});
