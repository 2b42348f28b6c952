import { describe, expect, it } from 'vitest';
import type { CitationCluster, CitationItem, LocatorLabel } from '../../../src/model/citation.ts';
import { mintSourceKey } from '../../../src/model/ids.ts';
import type { CslDate, CslItem, CslName, Source } from '../../../src/model/source.ts';
import { createCitationStyle } from '../../../src/render/citation/style.ts';

/*
 * Entries as the styles have them. Titles are given as a record should have them, in sentence case: a style can raise
 * letters, not lower them, so a title that was typed in Title Case stays so in APA.
 *
 * What was seen, and where, says `seenAt`: guides of university libraries that teach APA 7 and MLA 9 (they were read as
 * plain text, so the italics are by the styles' rules). Of the others, a few for Chicago (18th ed., author-date) were
 * seen in copies by third parties of the Citation Quick Guide's samples; the rest, all of APA and MLA without `seenAt`
 * among them, are written from knowledge of the rules of the Publication Manual, the MLA Handbook and the Chicago
 * Manual, not copied from them.
 */

const styles = {
  apa: createCitationStyle({ style: 'apa', locale: 'en-US' }),
  chicago: createCitationStyle({ style: 'chicago', locale: 'en-US' }),
  mla: createCitationStyle({ style: 'mla', locale: 'en-US' }),
};
type StyleName = keyof typeof styles;

/** Italics as `*…*`, without links. */
const plain = (html: string): string =>
  html
    .replace(/<\/?a\b[^>]*>/g, '')
    .replace(/<\/?i>/g, '*')
    .replaceAll('&amp;', '&');

/** `Family, Given; Institution` */
const people = (text: string): readonly CslName[] =>
  text.split('; ').map((name) => {
    const [family = '', given] = name.split(', ');
    return given === undefined ? { literal: family } : { family, given };
  });
const on = (...parts: number[]): CslDate => ({ 'date-parts': [parts] });

interface Example {
  readonly what: string;
  readonly csl: Omit<CslItem, 'id'>;
  readonly published: Partial<Record<StyleName, string>>;
  /** Pages on which the entry stands so. */
  readonly seenAt?: Partial<Record<StyleName, string>>;
  /** Where our entry is not the published one, and why: what it is instead. */
  readonly differs?: Partial<Record<StyleName, { readonly why: string; readonly ours: string }>>;
}

const examples: readonly Example[] = [
  {
    what: 'a podcast episode',
    csl: {
      type: 'broadcast',
      title: 'The alibi',
      'container-title': 'Serial',
      number: '1',
      medium: 'Audio podcast episode',
      host: people('Koenig, Sarah'),
      publisher: 'WBEZ Chicago',
      issued: on(2014, 10, 3),
      URL: 'https://serialpodcast.org',
    },
    published: {
      apa: 'Koenig, S. (Host). (2014, October 3). The alibi (No. 1) [Audio podcast episode]. In *Serial*. WBEZ Chicago. https://serialpodcast.org',
      chicago:
        'Koenig, Sarah, host. 2014. *Serial*. Episode 1, “The Alibi.” WBEZ Chicago, October 3. Podcast. https://serialpodcast.org.',
      mla: 'Koenig, Sarah, host. “The Alibi.” *Serial*, episode 1, WBEZ Chicago, 3 Oct. 2014, serialpodcast.org.',
    },
    differs: {
      chicago: {
        why: 'CSL has one description for all styles: the one that APA asks for',
        ours: 'Koenig, Sarah, host. 2014. *Serial*. Episode 1, “The Alibi.” WBEZ Chicago, October 3. Audio podcast episode. https://serialpodcast.org.',
      },
      mla: {
        why: 'MLA lets https:// be left out; with it the address can be copied and followed',
        ours: 'Koenig, Sarah, host. “The Alibi.” *Serial*, episode 1, WBEZ Chicago, 3 Oct. 2014, https://serialpodcast.org.',
      },
    },
  },
  {
    what: 'a podcast episode without a number',
    csl: {
      type: 'broadcast',
      title: 'Self-driving cars',
      'container-title': 'Speaking of Psychology',
      medium: 'Audio podcast episode',
      host: people('Mills, Kim'),
      publisher: 'American Psychological Association',
      issued: on(2018, 5, 16),
      URL: 'https://www.apa.org/research/action/speaking-of-psychology/self-driving-cars',
    },
    published: {
      apa: 'Mills, K. (Host). (2018, May 16). Self-driving cars [Audio podcast episode]. In *Speaking of Psychology*. American Psychological Association. https://www.apa.org/research/action/speaking-of-psychology/self-driving-cars',
    },
    seenAt: { apa: 'https://library.rgu.ac.uk/apa-referencing/podcasts' },
  },
  {
    what: 'a podcast episode of two hosts',
    csl: {
      type: 'broadcast',
      title: 'How to be sarcastic',
      'container-title': 'PsychCrunch',
      number: '6',
      medium: 'Audio podcast episode',
      host: people('Jarrett, Christian; Smith, Ginny'),
      issued: on(2016, 6, 13),
      URL: 'https://digest.bps.org.uk/2016/06/13/episode-6-how-to-be-sarcastic/',
    },
    published: {
      apa: 'Jarrett, C., & Smith, G. (Hosts). (2016, June 13). How to be sarcastic (No. 6) [Audio podcast episode]. In *PsychCrunch*. https://digest.bps.org.uk/2016/06/13/episode-6-how-to-be-sarcastic/',
    },
    // there without the comma before "&" and the space behind "No.", which APA has
    seenAt: { apa: 'https://library.rgu.ac.uk/apa-referencing/podcasts' },
  },
  {
    what: 'a report of people, by the body that publishes it',
    csl: {
      type: 'report',
      title: 'Democratic defense against disinformation',
      author: people('Fried, Daniel; Polyakova, Alina'),
      publisher: 'Atlantic Council',
      issued: on(2018),
    },
    published: {
      apa: 'Fried, D., & Polyakova, A. (2018). *Democratic defense against disinformation*. Atlantic Council.',
    },
    seenAt: { apa: 'https://libguides.valleyforge.edu/c.php?g=1039788&p=7540950' },
  },
  {
    what: 'a report of a body',
    csl: {
      type: 'report',
      title: 'Build to last: A framework in support of universal quality pre-primary education',
      author: people('United Nations Children’s Fund'),
      publisher: 'United Nations Children’s Fund',
      issued: on(2020),
      URL: 'https://www.unicef.org/media/67191/file/Build-to-last-framework-universal-quality-pre-primary-education.pdf',
    },
    published: {
      apa: 'United Nations Children’s Fund. (2020). *Build to last: A framework in support of universal quality pre-primary education*. https://www.unicef.org/media/67191/file/Build-to-last-framework-universal-quality-pre-primary-education.pdf',
    },
    seenAt: { apa: 'https://libguides.uakron.edu/c.php?g=1018920&p=7380320' },
  },
  {
    what: 'a book of one author, as taught',
    csl: {
      type: 'book',
      title: 'Where the crawdads sing',
      author: people('Owens, Delia'),
      publisher: 'Penguin Publishing Group',
      issued: on(2018),
    },
    published: { mla: 'Owens, Delia. *Where the Crawdads Sing*. Penguin Publishing Group, 2018.' },
    seenAt: { mla: 'https://library.honolulu.hawaii.edu/citingsources/mla' },
  },
  {
    what: 'a book of two authors, as taught',
    csl: {
      type: 'book',
      title: 'Sustainability made simple: Small changes for big impact',
      author: people('Byrd, Rosaly; DeMates, Laurèn'),
      publisher: 'Rowman & Littlefield',
      issued: on(2017),
    },
    published: {
      mla: 'Byrd, Rosaly, and Laurèn DeMates. *Sustainability Made Simple: Small Changes for Big Impact*. Rowman & Littlefield, 2017.',
    },
    seenAt: { mla: 'https://library.honolulu.hawaii.edu/citingsources/mla' },
  },
  {
    what: 'a later edition of more than two authors',
    csl: {
      type: 'book',
      title: 'Introduction to marine biology',
      edition: '2',
      author: people('Karleskint, George; Turner, Richard; Small, James'),
      publisher: 'Thomson Brooks/Cole',
      issued: on(2006),
    },
    published: {
      mla: 'Karleskint, George, et al. *Introduction to Marine Biology*. 2nd ed., Thomson Brooks/Cole, 2006.',
    },
    seenAt: { mla: 'https://library.honolulu.hawaii.edu/citingsources/mla' },
  },
  {
    what: 'a report of a body, with a number',
    csl: {
      type: 'report',
      genre: 'NIH Publication',
      number: '18-2059',
      title: 'Facing forward: Life after cancer treatment',
      author: people('National Cancer Institute'),
      publisher: 'U.S. Department of Health and Human Services, National Institutes of Health',
      issued: on(2018),
      URL: 'https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf',
    },
    published: {
      apa: 'National Cancer Institute. (2018). *Facing forward: Life after cancer treatment* (NIH Publication No. 18-2059). U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf',
      chicago:
        'National Cancer Institute. 2018. *Facing Forward: Life After Cancer Treatment*. NIH Publication 18-2059. U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf.',
    },
    differs: {
      chicago: {
        why: 'the 18th edition capitalises prepositions of five letters; citeproc leaves them',
        ours: 'National Cancer Institute. 2018. *Facing Forward: Life after Cancer Treatment*. NIH Publication 18-2059. U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf.',
      },
    },
  },
  {
    what: 'a report whose author publishes it',
    csl: {
      type: 'report',
      title: 'Preventing suicide: A global imperative',
      author: people('World Health Organization'),
      publisher: 'World Health Organization',
      issued: on(2014),
      URL: 'https://www.who.int/publications/i/item/9789241564779',
    },
    published: {
      apa: 'World Health Organization. (2014). *Preventing suicide: A global imperative*. https://www.who.int/publications/i/item/9789241564779',
      mla: '*Preventing Suicide: A Global Imperative*. World Health Organization, 2014, https://www.who.int/publications/i/item/9789241564779.',
    },
    differs: {
      mla: {
        why: 'without its author an entry would stand elsewhere in the list than the name by which it is cited',
        ours: 'World Health Organization. *Preventing Suicide: A Global Imperative*. World Health Organization, 2014, https://www.who.int/publications/i/item/9789241564779.',
      },
    },
  },
  {
    what: 'a book',
    csl: {
      type: 'book',
      title: 'Interior Chinatown',
      author: people('Yu, Charles'),
      publisher: 'Pantheon Books',
      'publisher-place': 'New York',
      issued: on(2020),
    },
    published: {
      apa: 'Yu, C. (2020). *Interior Chinatown*. Pantheon Books.',
      chicago: 'Yu, Charles. 2020. *Interior Chinatown*. Pantheon Books.',
      mla: 'Yu, Charles. *Interior Chinatown*. Pantheon Books, 2020.',
    },
  },
  {
    what: 'a book of two authors',
    csl: {
      type: 'book',
      title:
        'The channels of student activism: How the left and right are winning (and losing) in campus politics today',
      author: people('Binder, Amy J.; Kidder, Jeffrey L.'),
      publisher: 'University of Chicago Press',
      issued: on(2022),
    },
    published: {
      apa: 'Binder, A. J., & Kidder, J. L. (2022). *The channels of student activism: How the left and right are winning (and losing) in campus politics today*. University of Chicago Press.',
      chicago:
        'Binder, Amy J., and Jeffrey L. Kidder. 2022. *The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today*. University of Chicago Press.',
      mla: 'Binder, Amy J., and Jeffrey L. Kidder. *The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today*. U of Chicago P, 2022.',
    },
    differs: {
      mla: {
        why: 'names of publishers are printed as the record has them; write "U of Chicago P" there',
        ours: 'Binder, Amy J., and Jeffrey L. Kidder. *The Channels of Student Activism: How the Left and Right Are Winning (and Losing) in Campus Politics Today*. University of Chicago Press, 2022.',
      },
    },
  },
  {
    what: 'a later edition',
    csl: {
      type: 'book',
      title: 'The Chicago guide to fact-checking',
      edition: '2',
      author: people('Borel, Brooke'),
      publisher: 'University of Chicago Press',
      issued: on(2023),
    },
    published: {
      apa: 'Borel, B. (2023). *The Chicago guide to fact-checking* (2nd ed.). University of Chicago Press.',
      chicago:
        'Borel, Brooke. 2023. *The Chicago Guide to Fact-Checking*. 2nd ed. University of Chicago Press.',
    },
  },
  {
    what: 'an edited book',
    csl: {
      type: 'book',
      title: 'The making of the American essay',
      editor: people('D’Agata, John'),
      publisher: 'Graywolf Press',
      issued: on(2016),
    },
    published: {
      apa: 'D’Agata, J. (Ed.). (2016). *The making of the American essay*. Graywolf Press.',
      chicago: 'D’Agata, John, ed. 2016. *The Making of the American Essay*. Graywolf Press.',
      mla: 'D’Agata, John, editor. *The Making of the American Essay*. Graywolf Press, 2016.',
    },
  },
  {
    what: 'a translated book',
    csl: {
      type: 'book',
      title: 'In other words',
      author: people('Lahiri, Jhumpa'),
      translator: people('Goldstein, Ann'),
      publisher: 'Alfred A. Knopf',
      issued: on(2016),
    },
    published: {
      apa: 'Lahiri, J. (2016). *In other words* (A. Goldstein, Trans.). Alfred A. Knopf.',
      chicago: 'Lahiri, Jhumpa. 2016. *In Other Words*. Translated by Ann Goldstein. Alfred A. Knopf.',
      mla: 'Lahiri, Jhumpa. *In Other Words*. Translated by Ann Goldstein, Alfred A. Knopf, 2016.',
    },
  },
  {
    what: 'a chapter',
    csl: {
      type: 'chapter',
      title: 'The Queen Mary Psalter',
      'container-title': 'The book by design: The remarkable story of the world’s greatest invention',
      author: people('Doyle, Kathleen'),
      editor: people('Marks, P. J. M.; Parkin, Stephen'),
      publisher: 'University of Chicago Press',
      issued: on(2023),
    },
    published: {
      apa: 'Doyle, K. (2023). The Queen Mary Psalter. In P. J. M. Marks & S. Parkin (Eds.), *The book by design: The remarkable story of the world’s greatest invention*. University of Chicago Press.',
      chicago:
        'Doyle, Kathleen. 2023. “The Queen Mary Psalter.” In *The Book by Design: The Remarkable Story of the World’s Greatest Invention*, edited by P. J. M. Marks and Stephen Parkin. University of Chicago Press.',
    },
  },
  {
    what: 'a journal article with a DOI',
    csl: {
      type: 'article-journal',
      title: 'Temporal variation in selection influences microgeographic local adaptation',
      'container-title': 'American Naturalist',
      volume: '202',
      issue: '4',
      page: '471-485',
      author: people('Dittmar, Emily L.; Schemske, Douglas W.'),
      issued: on(2023),
      DOI: '10.1086/725865',
    },
    published: {
      apa: 'Dittmar, E. L., & Schemske, D. W. (2023). Temporal variation in selection influences microgeographic local adaptation. *American Naturalist*, *202*(4), 471–485. https://doi.org/10.1086/725865',
      chicago:
        'Dittmar, Emily L., and Douglas W. Schemske. 2023. “Temporal Variation in Selection Influences Microgeographic Local Adaptation.” *American Naturalist* 202 (4): 471–85. https://doi.org/10.1086/725865.',
      mla: 'Dittmar, Emily L., and Douglas W. Schemske. “Temporal Variation in Selection Influences Microgeographic Local Adaptation.” *American Naturalist*, vol. 202, no. 4, 2023, pp. 471–85, https://doi.org/10.1086/725865.',
    },
  },
  {
    what: 'an article of three authors',
    csl: {
      type: 'article-journal',
      title: 'Deep learning',
      'container-title': 'Nature',
      volume: '521',
      issue: '7553',
      page: '436-444',
      author: people('LeCun, Yann; Bengio, Yoshua; Hinton, Geoffrey'),
      issued: on(2015),
      DOI: '10.1038/nature14539',
    },
    published: {
      apa: 'LeCun, Y., Bengio, Y., & Hinton, G. (2015). Deep learning. *Nature*, *521*(7553), 436–444. https://doi.org/10.1038/nature14539',
      chicago:
        'LeCun, Yann, Yoshua Bengio, and Geoffrey Hinton. 2015. “Deep Learning.” *Nature* 521 (7553): 436–44. https://doi.org/10.1038/nature14539.',
      mla: 'LeCun, Yann, et al. “Deep Learning.” *Nature*, vol. 521, no. 7553, 2015, pp. 436–44, https://doi.org/10.1038/nature14539.',
    },
  },
  {
    what: 'an article of more than six authors, with an article number',
    csl: {
      type: 'article-journal',
      title: 'Extant life detection using label-free video microscopy in analog aquatic environments',
      'container-title': 'PLOS ONE',
      volume: '20',
      issue: '3',
      number: 'e0318239',
      author: people(
        'Snyder, Carl D.; Bedrossian, Manuel; Barr, Casey; Four, A.; Five, B.; Six, C.; Seven, D.',
      ),
      issued: on(2025),
      DOI: '10.1371/journal.pone.0318239',
    },
    published: {
      chicago:
        'Snyder, Carl D., Manuel Bedrossian, Casey Barr, et al. 2025. “Extant Life Detection Using Label-Free Video Microscopy in Analog Aquatic Environments.” *PLOS ONE* 20 (3): e0318239. https://doi.org/10.1371/journal.pone.0318239.',
      apa: 'Snyder, C. D., Bedrossian, M., Barr, C., Four, A., Five, B., Six, C., & Seven, D. (2025). Extant life detection using label-free video microscopy in analog aquatic environments. *PLOS ONE*, *20*(3), Article e0318239. https://doi.org/10.1371/journal.pone.0318239',
    },
  },
  {
    what: 'an article of more than twenty authors',
    csl: {
      type: 'article-journal',
      title: 'The NCEP/NCAR 40-year reanalysis project',
      'container-title': 'Bulletin of the American Meteorological Society',
      volume: '77',
      issue: '3',
      page: '437-471',
      author: people(
        'Kalnay, E.; Kanamitsu, M.; Kistler, R.; Collins, W.; Deaven, D.; Gandin, L.; Iredell, M.; Saha, S.; White, G.; Woollen, J.; Zhu, Y.; Chelliah, M.; Ebisuzaki, W.; Higgins, W.; Janowiak, J.; Mo, K. C.; Ropelewski, C.; Wang, J.; Leetmaa, A.; Reynolds, R.; Jenne, R.; Joseph, D.',
      ),
      issued: on(1996),
    },
    published: {
      apa: 'Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., Iredell, M., Saha, S., White, G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., Higgins, W., Janowiak, J., Mo, K. C., Ropelewski, C., Wang, J., Leetmaa, A., … Joseph, D. (1996). The NCEP/NCAR 40-year reanalysis project. *Bulletin of the American Meteorological Society*, *77*(3), 437–471.',
      mla: 'Kalnay, E., et al. “The NCEP/NCAR 40-Year Reanalysis Project.” *Bulletin of the American Meteorological Society*, vol. 77, no. 3, 1996, pp. 437–71.',
    },
  },
  {
    what: 'a newspaper article',
    csl: {
      type: 'article-newspaper',
      title: 'Are flax seeds all that?',
      'container-title': 'New York Times',
      author: people('Blum, Dani'),
      issued: on(2023, 12, 13),
      URL: 'https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html',
    },
    published: {
      apa: 'Blum, D. (2023, December 13). Are flax seeds all that? *New York Times*. https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html',
      chicago:
        'Blum, Dani. 2023. “Are Flax Seeds All That?” *New York Times*, December 13. https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.',
      mla: 'Blum, Dani. “Are Flax Seeds All That?” *New York Times*, 13 Dec. 2023, https://www.nytimes.com/2023/12/13/well/eat/flax-seeds-benefits.html.',
    },
  },
  {
    what: 'a web page',
    csl: {
      type: 'webpage',
      title: 'Privacy policy',
      'container-title': 'Privacy & Terms',
      author: people('Google'),
      issued: on(2023, 11, 15),
      URL: 'https://policies.google.com/privacy',
    },
    published: {
      apa: 'Google. (2023, November 15). *Privacy policy*. Privacy & Terms. https://policies.google.com/privacy',
      chicago:
        'Google. 2023. “Privacy Policy.” Privacy & Terms. Effective November 15. https://policies.google.com/privacy.',
      mla: 'Google. “Privacy Policy.” *Privacy & Terms*, 15 Nov. 2023, https://policies.google.com/privacy.',
    },
    differs: {
      chicago: {
        why: '"Effective" is what that page calls its date',
        ours: 'Google. 2023. “Privacy Policy.” Privacy & Terms. November 15. https://policies.google.com/privacy.',
      },
    },
  },
  {
    what: 'a web page without a date',
    csl: {
      type: 'webpage',
      title: 'About Yale: Yale facts',
      author: people('Yale University'),
      accessed: on(2022, 3, 8),
      URL: 'https://www.yale.edu/about-yale/yale-facts',
    },
    published: {
      apa: 'Yale University. (n.d.). *About Yale: Yale facts*. Retrieved March 8, 2022, from https://www.yale.edu/about-yale/yale-facts',
      chicago:
        'Yale University. n.d. “About Yale: Yale Facts.” Accessed March 8, 2022. https://www.yale.edu/about-yale/yale-facts.',
    },
  },
  {
    what: 'a thesis',
    csl: {
      type: 'thesis',
      genre: 'PhD dissertation',
      title: 'A house is not a home: Citizenship and belonging in contemporary democracies',
      author: people('Blajer de la Garza, Yuna'),
      publisher: 'University of Chicago',
      issued: on(2019),
      URL: 'https://www.proquest.com/docview/13865986',
    },
    published: {
      apa: 'Blajer de la Garza, Y. (2019). *A house is not a home: Citizenship and belonging in contemporary democracies* [PhD dissertation, University of Chicago]. https://www.proquest.com/docview/13865986',
      chicago:
        'Blajer de la Garza, Yuna. 2019. “A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies.” PhD dissertation, University of Chicago. https://www.proquest.com/docview/13865986.',
      mla: 'Blajer de la Garza, Yuna. *A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies*. 2019. University of Chicago, PhD dissertation, https://www.proquest.com/docview/13865986.',
    },
    differs: {
      mla: {
        why: 'the style has the address in a container of its own',
        ours: 'Blajer de la Garza, Yuna. *A House Is Not a Home: Citizenship and Belonging in Contemporary Democracies*. 2019. University of Chicago, PhD dissertation. https://www.proquest.com/docview/13865986.',
      },
    },
  },
  {
    what: 'a film',
    csl: {
      type: 'motion_picture',
      medium: 'Film',
      title: 'The hurt locker',
      director: people('Bigelow, Kathryn'),
      publisher: 'Summit Entertainment',
      issued: on(2008),
    },
    published: {
      apa: 'Bigelow, K. (Director). (2008). *The hurt locker* [Film]. Summit Entertainment.',
    },
  },
  {
    what: 'a dataset',
    csl: {
      type: 'dataset',
      title: 'ERAWATCH country reports',
      version: '1',
      author: people('D’Souza, A.; Wiseman, A.'),
      publisher: 'ICPSR',
      issued: on(2015),
      DOI: '10.3886/ICPSR36966.v1',
    },
    published: {
      apa: 'D’Souza, A., & Wiseman, A. (2015). *ERAWATCH country reports* (Version 1) [Dataset]. ICPSR. https://doi.org/10.3886/ICPSR36966.v1',
    },
  },
];

describe('entries are as the styles have them', () => {
  for (const { what, csl, published, seenAt = {}, differs = {} } of examples)
    for (const [name, entry] of Object.entries(published) as [StyleName, string][]) {
      const other = differs[name];
      it(`${what}, in ${name}${seenAt[name] === undefined ? '' : ` (${seenAt[name]})`}${other ? `: not quite, as ${other.why}` : ''}`, () => {
        expect(plain(styles[name].formatItem({ language: 'en', ...csl, id: 'x' } as CslItem))).toBe(
          other?.ours ?? entry,
        );
        if (other) expect(other.ours).not.toBe(entry);
      });
    }
});

const position = { path: 'x.md', line: 1, column: 1 };
const work = (id: string, csl: Partial<CslItem>): Source => ({
  key: mintSourceKey(id),
  csl: { id, type: 'book', title: `Title of ${id}`, ...csl },
  position,
  light: false,
});
const sources = [
  work('one', { author: people('Yu, Charles'), issued: on(2020) }),
  work('two', { author: people('Binder, Amy J.; Kidder, Jeffrey L.'), issued: on(2022) }),
  work('three', { author: people('Kim, Ae; Lee, Bo; Park, Cha'), issued: on(2019) }),
  work('others', { author: [...people('Doe, Jane'), { literal: 'others' }], issued: on(2015) }),
  work('body', { author: people('World Health Organization'), issued: on(2014) }),
  work('undated', { author: people('Yale University') }),
  work('nobody', { title: 'Interior', issued: on(2022) }),
];
type Cited = Partial<Pick<CitationItem, 'suppressAuthor' | 'prefix' | 'suffix'>> & {
  readonly at?: readonly [LocatorLabel, string];
};
const item = (id: string, { at, ...more }: Cited = {}): CitationItem => ({
  key: mintSourceKey(id),
  position,
  suppressAuthor: false,
  ...more,
  ...(at ? { locator: { label: at[0], value: at[1] } } : {}),
});
const inText = (name: StyleName, narrative: boolean, ...items: CitationItem[]): string => {
  const cluster: CitationCluster = { narrative, items };
  return plain(styles[name].formatDocument(sources, [cluster]).inText[0]?.html ?? '');
};

describe('citations in the text are as the styles have them', () => {
  it.each([
    [
      'one author and a page',
      [item('one', { at: ['page', '45'] })],
      '(Yu, 2020, p. 45)',
      '(Yu 2020, 45)',
      '(Yu 45)',
    ],
    [
      'two authors and pages',
      [item('two', { at: ['page', '117-118'] })],
      '(Binder & Kidder, 2022, pp. 117–118)',
      '(Binder and Kidder 2022, 117–18)',
      '(Binder and Kidder 117–18)',
    ],
    ['three authors', [item('three')], '(Kim et al., 2019)', '(Kim et al. 2019)', '(Kim et al.)'],
    ['"and others"', [item('others')], '(Doe et al., 2015)', '(Doe et al. 2015)', '(Doe et al.)'],
    [
      'a body',
      [item('body')],
      '(World Health Organization, 2014)',
      '(World Health Organization 2014)',
      '(World Health Organization)',
    ],
    ['no date', [item('undated')], '(Yale University, n.d.)', '(Yale University, n.d.)', '(Yale University)'],
    ['no author', [item('nobody')], '(*Interior*, 2022)', '(*Interior* 2022)', '(*Interior*)'],
    [
      'a paragraph',
      [item('one', { at: ['paragraph', '4'] })],
      '(Yu, 2020, para. 4)',
      '(Yu 2020, para. 4)',
      '(Yu, par. 4)',
    ],
    [
      'a time',
      [item('one', { at: ['timestamp', '12:34'] })],
      '(Yu, 2020, 12:34)',
      '(Yu 2020, 12:34)',
      '(Yu, 12:34)',
    ],
    [
      'a span of time',
      [item('one', { at: ['timestamp', '12:34-13:10'] })],
      '(Yu, 2020, 12:34–13:10)',
      '(Yu 2020, 12:34–13:10)',
      '(Yu, 12:34–13:10)',
    ],
    [
      'several works',
      [item('one'), item('two')],
      '(Binder & Kidder, 2022; Yu, 2020)',
      '(Yu 2020; Binder and Kidder 2022)',
      '(Yu; Binder and Kidder)',
    ],
    [
      'the author named before',
      [item('one', { suppressAuthor: true, at: ['page', '45'] })],
      '(2020, p. 45)',
      '(2020, 45)',
      '(45)',
    ],
  ] as const)('%s', (_, items, apa, chicago, mla) => {
    expect([
      inText('apa', false, ...items),
      inText('chicago', false, ...items),
      inText('mla', false, ...items),
    ]).toEqual([apa, chicago, mla]);
  });

  it.each([
    [item('one', { at: ['page', '45'] }), 'Yu (2020, p. 45)', 'Yu (2020, 45)', 'Yu (45)'],
    [item('two'), 'Binder and Kidder (2022)', 'Binder and Kidder (2022)', 'Binder and Kidder'],
    [item('three'), 'Kim et al. (2019)', 'Kim et al. (2019)', 'Kim et al.'],
    [item('others'), 'Doe et al. (2015)', 'Doe et al. (2015)', 'Doe et al.'],
  ] as const)('in a sentence', (cited, apa, chicago, mla) => {
    expect([inText('apa', true, cited), inText('chicago', true, cited), inText('mla', true, cited)]).toEqual([
      apa,
      chicago,
      mla,
    ]);
  });
});

// Words, quotation marks and dates are the locale's; APA keeps its own order of year, month and day in all of them.
describe('entries in other languages', () => {
  const episode: CslItem = {
    id: 'x',
    type: 'broadcast',
    title: 'Die Nacht',
    'container-title': 'Der Zug',
    number: '3',
    medium: 'Podcastfolge',
    host: people('Doe, Jana; Roe, Rik'),
    issued: on(2025, 5, 15),
    URL: 'https://example.org/3',
  };
  it.each([
    [
      'apa',
      'de-DE',
      'Doe, J., & Roe, R. (Gastgeber). (2025, Mai 15). Die Nacht (Nr. 3) [Podcastfolge]. In *Der Zug*. https://example.org/3',
    ],
    [
      'chicago',
      'de-DE',
      'Doe, Jana, und Rik Roe, Gastgeber. 2025. *Der Zug*. Folge 3, „Die Nacht“. 15. Mai 2025. Podcastfolge. https://example.org/3.',
    ],
    [
      'mla',
      'de-DE',
      'Doe, Jana, und Rik Roe, Gastgeber. „Die Nacht“. *Der Zug*, Folge 3, 15. Mai 2025, https://example.org/3.',
    ],
    [
      'chicago',
      'fr-FR',
      'Doe, Jana, et Rik Roe, hôtes. 2025. *Der Zug*. Épisode 3, «\u00A0Die Nacht\u00A0». 15 mai 2025. Podcastfolge. https://example.org/3.',
    ],
  ] as const)('%s in %s', (style, locale, expected) => {
    const language = locale.slice(0, 2);
    expect(plain(createCitationStyle({ style, locale }).formatItem({ ...episode, language }))).toBe(expected);
  });
});
