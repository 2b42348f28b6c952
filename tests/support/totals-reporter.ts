import type { Reporter, TestModule } from 'vitest/node';

/** Failed tests, and what failed around them: the file itself, and hooks, which belong to a file or a `describe`. */
function countFailures(module: TestModule): number {
  const tests = [...module.children.allTests('failed')].length;
  const owners = [module, ...module.children.allSuites()];
  const around = owners.reduce((sum, owner) => sum + owner.errors().length, 0);
  const failures = tests + around;
  return failures === 0 && module.state() === 'failed' ? 1 : failures;
}

/**
 * Prints the totals of a run as one plain line that other programs can read: `N passed, N failed`. A file that cannot
 * be read, a hook that fails and an error that nobody caught count as failed, so that a run that fails never says 0.
 */
export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const passed = modules.reduce((sum, module) => sum + [...module.children.allTests('passed')].length, 0);
    const failed = modules.reduce((sum, module) => sum + countFailures(module), unhandled.length);
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
