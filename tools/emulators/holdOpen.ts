/**
 * The command both suites run with `exec`: it reports that everything is up and then waits until its standard input
 * ends. That happens when the parent closes the pipe, and also when the parent is killed, so no emulator outlives it.
 */
import { READY_MARKER, reportedVariables } from './readiness.ts';

console.log(`${READY_MARKER}${JSON.stringify(reportedVariables(process.env))}`);
process.stdin.on('end', () => process.exit(0)).resume();
