import { inject } from 'vitest';
import type { SampleBase, SampleBuild } from './sample-setup.ts';

/** The really built sample, shared by all files of a run: read it, change nothing. Throws if it was not built. */
export async function openSample(base: SampleBase = '/'): Promise<SampleBuild> {
  const response = await fetch(inject('sampleAddress') + base);
  if (!response.ok) throw new Error(await response.text());
  const build = (await response.json()) as SampleBuild;
  if (build.code !== 0) throw new Error(`the sample was not built:\n${build.stderr}`);
  return build;
}
