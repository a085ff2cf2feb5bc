import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the program is that the tests start. */
    program: string;
  }
}

/** Builds the program once for all tests: the real one, with the pages that are in dist. */
export default function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-e2e-'));
  const program = join(folder, 'waybill');
  execFileSync('go', ['build', '-o', program, '.'], { cwd: join(import.meta.dirname, '../..'), stdio: 'inherit' });
  project.provide('program', program);
  return () => rmSync(folder, { recursive: true });
}
