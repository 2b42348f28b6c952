import { locateBench } from './benches/locate.ts';
import { matchingBench } from './benches/matching.ts';
import { playerBench } from './benches/player.ts';
import { searchBench } from './benches/search.ts';
import { runKind } from './command-line/command.ts';

await runKind({ name: 'bench', about: 'Measures Glosscast itself; a measurement never fails.' }, [
  locateBench,
  matchingBench,
  playerBench,
  searchBench,
]);
