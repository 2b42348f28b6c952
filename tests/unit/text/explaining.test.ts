import { describe, expect, it } from 'vitest';
import { isExplained } from '../../../src/text/explaining.ts';

/** A sentence with its name between bars. */
function explains(sentence: string, language: string): boolean {
  const [before = '', name = '', after = ''] = sentence.split('|');
  return isExplained({ before, name, after }, language);
}

const explaining: readonly (readonly [language: string, sentence: string])[] = [
  ['en', '|Juche| is a doctrine of self-reliance.'],
  ['en', 'So |Juche| is basically an ideology that the state teaches.'],
  ['en', 'The |mempool| is the data structure that holds unconfirmed transactions.'],
  ['en', '|Juche| means self-reliance.'],
  ['en', '|PSBT| stands for partially signed transaction.'],
  ['en', 'They use |fei ch’ien|, which is a way of moving money.'],
  ['en', 'They use |Juche|, meaning self-reliance, for everything.'],
  ['en', 'There is a system called |flying money|, and it is old.'],
  ['en', 'It was also known as “|flying money|”.'],
  ['en', '|Covenants| are rules that restrict a coin.'],
  ['de', '|Juche| ist eine Staatslehre.'],
  ['de', 'Das nennt man |fliegendes Geld|.'],
  ['de', 'ein sogenanntes |Hawala|, seit langem'],
  ['de', '|Juche| bedeutet Selbständigkeit.'],
  ['fr', 'Le |hawala| est un système de transfert.'],
  ['fr', 'un système appelé |hawala|, très ancien'],
  ['fr', 'L’|hawala|, c’est-à-dire le transfert'],
  ['es', 'El |hawala| es un sistema muy antiguo.'],
  ['es', 'un sistema llamado |hawala|.'],
  ['it', 'L’|hawala| è un sistema antico.'],
  ['it', 'il cosiddetto |hawala|, in Asia'],
  ['pt', 'O |hawala| é um sistema antigo.'],
  ['pt', 'um sistema chamado |hawala|.'],
  ['nl', 'Het |hawala| is een oud systeem.'],
  ['nl', 'het zogenaamde |hawala|.'],
  ['zh', '|飞钱|是一种汇款的办法。'],
  ['zh', '所谓|飞钱|，就是汇票。'],
  ['ja', '|飛銭|とは送金の仕組みです。'],
  ['ko', '|주체사상|이란 북한의 이념이다.'],
];

const saying: readonly (readonly [language: string, sentence: string])[] = [
  ['en', 'What is |Juche|?'],
  ['en', '|Juche| is a bit of a problem.'],
  ['en', '|Juche| is a good thing.'],
  ['en', '|Juche| is the reason for it.'],
  ['en', 'The price of |Bitcoin| is a mystery.'],
  ['en', 'Is |Juche| a religion?'],
  ['en', '|Ethereum| is a larger market than Cardano.'],
  ['en', '|Juche| means that we have to wait.'],
  ['en', 'He called |Kim| yesterday.'],
  ['en', 'I have called |Kim| again.'],
  ['en', 'a show called |Bitcoin| Explained'],
  ['en', 'We send them to |miners|, which is a huge effect.'],
  ['en', 'Joaquin |Phoenix|, who is an actor'],
  ['en', 'something like |PSBT| is an acronym'],
  ['de', '|Juche| ist ein bisschen viel.'],
  ['de', '|Juche| heißt, dass wir warten.'],
  ['fr', '|Juche| est un peu loin.'],
  ['es', '|Juche| es un poco raro.'],
  ['ja', '|飛銭|とは言えない。'],
  ['sv', '|Juche| är en lära.'],
];

describe('sentences that say what a term is', () => {
  it.each(explaining)('explains (%s): %s', (language, sentence) => {
    expect(explains(sentence, language)).toBe(true);
  });
  it.each(saying)('only mentions (%s): %s', (language, sentence) => {
    expect(explains(sentence, language)).toBe(false);
  });
});
