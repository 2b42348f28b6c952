import type { BoundaryFeature } from './boundaries.ts';
import type { EvidenceFeature } from './evidence.ts';

/** Everything that tells of a start: of a boundary, of an item, and of where the first item begins. */
export type Feature = BoundaryFeature | EvidenceFeature | 'atBeginning' | 'waiting';

/** How much each feature tells: what it adds to the log-likelihood ratio of a start. */
export const weights: Readonly<Record<Feature, number>> = {
  voice: 0.8,
  asker: 0.6,
  paragraph: 1.1,
  sentence: 0.34,
  opening: 0.86,
  closing: 0.45,
  question: 0.28,
  longBefore: 0.29,
  cohesion25: 0,
  cohesion60: -4.9,
  cohesion150: 0,
  cohesion300: 0,
  depth: 0.95,
  freshness: 0,
  saidAfter5: 0,
  saidAfter12: -0.33,
  saidAfter45: 0.18,
  saidAfter150: 0.08,
  saidBefore12: -0.47,
  saidBefore45: -0.2,
  saidBefore150: -0.04,
  shareAfter5: 0.4,
  shareAfter12: 1.9,
  shareAfter45: 1,
  shareAfter150: 0.4,
  shareBefore12: 0,
  shareBefore45: -0.6,
  shareBefore150: 0,
  headAfter15: 0.3,
  headAfter45: 0.15,
  headBefore45: 0.28,
  phrase: 0.65,
  atBeginning: 3.1,
  waiting: -0.28,
};
