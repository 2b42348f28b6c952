import type { BoundaryFeature } from './boundaries.ts';
import type { EvidenceFeature } from './evidence.ts';

/** Everything that tells of a start: of a boundary, of an item, and of where the first item begins. */
export type Feature = BoundaryFeature | EvidenceFeature | 'atBeginning' | 'waiting';

/**
 * How much each feature tells: what it adds to the log-likelihood ratio of a start. They were learnt together, so no
 * one of them says how much its feature tells alone; README.md says how, and what each group is worth.
 */
export const weights: Readonly<Record<Feature, number>> = {
  voice: 0.47,
  asker: 0.74,
  paragraph: 0.95,
  sentence: 0.12,
  opening: 0.89,
  closing: 0.33,
  question: 0.17,
  longBefore: 0.37,
  cohesion25: -3.22,
  cohesion60: -2.63,
  cohesion150: -3.13,
  cohesion300: -2.12,
  depth: 1.44,
  saidAfter5: -0.21,
  saidAfter45: 0.22,
  saidAfter150: 0.08,
  saidBefore12: -0.24,
  saidBefore150: -0.07,
  shareAfter5: 1.24,
  shareAfter12: 1.64,
  shareAfter45: 0.64,
  shareAfter150: 0.62,
  shareBefore12: 0.53,
  shareBefore45: -0.35,
  shareBefore150: -0.18,
  headAfter15: 0.26,
  headAfter45: 0.1,
  phrase: 0.73,
  atBeginning: 1.69,
  waiting: -0.17,
};
