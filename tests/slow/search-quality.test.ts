import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, type SiteBrowser } from '../support/site-browser.ts';
import { askSearch, type Answer } from '../support/talk-show/ask-search.ts';
import { nameQueries } from '../support/talk-show/planted-names.ts';
import { sampleMoments, sampleNames } from '../support/talk-show/sample-queries.ts';
import { writeTalkShow, type KnownAnswer } from '../support/talk-show/write-talk-show.ts';
import { createWorkspace } from '../support/workspace.ts';

/** A question and whether it was answered. */
interface Outcome {
  readonly kind: string;
  readonly query: string;
  readonly isRight: boolean;
  readonly answer: Answer;
}

/** Share of each kind and of all that must be answered by one of the first three results. */
const wanted = 0.95;
const first = 3;
/** Seconds by which a time may lie outside the passage that is meant: times are whole seconds, and words are short. */
const tolerance = 2;

let work: string;
let site: SiteBrowser;
let sample: SiteBrowser;
let answers: readonly KnownAnswer[];

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'glosscast-talk-'));
  answers = await writeTalkShow(path.join(work, 'content'));
  const { run, remove } = await createWorkspace();
  const out = path.join(work, 'site');
  const { code, stderr } = await run('build', '--content', path.join(work, 'content'), '--out', out);
  await remove();
  if (code !== 0) throw new Error(`the show was not built:\n${stderr}`);
  site = await openSiteBrowser(out, '/');
  sample = await openSiteBrowser((await openSample()).folder, '/');
}, 600_000);

afterAll(async () => {
  await site.close();
  await sample.close();
  await rm(work, { recursive: true, force: true });
});

const hasMoment = (answer: Answer, { slug, start, end }: KnownAnswer): boolean =>
  answer.moments
    .slice(0, first)
    .some(
      (moment) =>
        moment.slug === slug &&
        moment.time !== undefined &&
        moment.time >= start - tolerance &&
        moment.time <= end + tolerance,
    );

/** A table by kind of query: how many, and how many were answered. */
function tabulate(outcomes: readonly Outcome[]): string {
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  const line = (label: string, all: readonly Outcome[]): string => {
    const right = all.filter(({ isRight }) => isRight).length;
    return `${label.padEnd(20)} ${String(right).padStart(3)} of ${String(all.length).padStart(3)}`;
  };
  const wrong = outcomes
    .filter(({ isRight }) => !isRight)
    .map(({ kind, query, answer }) => {
      const got = answer.moments.slice(0, first).map(({ slug, time }) => `${slug}@${time ?? ''}`);
      return `  not: ${kind}: ${query} → ${[...answer.names.slice(0, 2), ...got, ...answer.nearest].join(', ')} (${answer.status})`;
    });
  return [
    ...kinds.map((kind) =>
      line(
        kind,
        outcomes.filter((one) => one.kind === kind),
      ),
    ),
    line('all', outcomes),
    ...wrong,
  ].join('\n');
}

async function askAll(
  browser: SiteBrowser,
  questions: readonly {
    readonly kind: string;
    readonly query: string;
    readonly isRight: (answer: Answer) => boolean;
    readonly ifMeant?: boolean;
  }[],
): Promise<readonly Outcome[]> {
  return browser.visit('search/', async (page) => {
    const outcomes: Outcome[] = [];
    for (const { kind, query, isRight, ifMeant } of questions) {
      let answer = await askSearch(page, query);
      // what is offered is pressed, as by a reader who sees that it was a slip
      const [meant] = answer.nearest;
      if (ifMeant === true && !isRight(answer) && meant !== undefined) answer = await askSearch(page, meant);
      outcomes.push({ kind, query, isRight: isRight(answer), answer });
    }
    return outcomes;
  });
}

const check = (outcomes: readonly Outcome[]): void => {
  process.stdout.write(`${tabulate(outcomes)}\n`);
  const right = outcomes.filter(({ isRight }) => isRight).length;
  expect(right / outcomes.length, tabulate(outcomes)).toBeGreaterThanOrEqual(wanted);
};

/** Two hundred questions to a real browser on a busy machine. */
const patience = 300_000;

test(
  'of a show of sixty episodes, the moment that is meant is among the first three results',
  async () => {
    const questions = answers.map((known) => ({
      kind: known.kind,
      query: known.query,
      isRight: (answer: Answer) => hasMoment(answer, known),
      ifMeant: known.kind === 'misspelling' || known.query === 'Leuchturmwärter',
    }));
    check(await askAll(site, questions));
  },
  patience,
);

test(
  'whatever a term or a source is called by, it comes first',
  async () => {
    const questions = nameQueries.map(([kind, query, name]) => ({
      kind,
      query,
      isRight: (answer: Answer) => answer.names[0] === name,
      ifMeant: kind === 'misspelt name',
    }));
    check(await askAll(site, questions));
  },
  patience,
);

test(
  'of the sample, moments, terms and sources are found',
  async () => {
    const moments = sampleMoments.map((known) => ({
      kind: known.kind,
      query: known.query,
      isRight: (answer: Answer) => hasMoment(answer, known),
      ifMeant: known.kind === 'misspelling',
    }));
    const names = sampleNames.map(([kind, query, name]) => ({
      kind,
      query,
      isRight: (answer: Answer) => answer.names[0] === name,
      ifMeant: kind === 'misspelt name',
    }));
    check(await askAll(sample, [...moments, ...names]));
  },
  patience,
);
