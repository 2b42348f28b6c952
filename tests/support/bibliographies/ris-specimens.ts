import type { Specimen } from './bibtex-specimens.ts';

/** RIS, as programs and databases export it. */
export const risSpecimens: readonly Specimen[] = [
  {
    path: 'zotero.ris',
    keys: ['doe2014', 'roe2025'],
    text: `TY  - JOUR
TI  - Sleepers of Europe
AU  - Doe, Jane
AU  - Müller, Jörg
AU  - World Health Organization
T2  - Journal of Rail History
AB  - First paragraph.

Second paragraph.
DA  - 2014/03/21/
PY  - 2014
DO  - 10.1000/rail.2014
DP  - DOI.org (Crossref)
VL  - 12
IS  - 3
SP  - 105
EP  - 112
J2  - J. Rail Hist.
LA  - en
SN  - 1234-5678
ST  - Sleepers
UR  - https://example.org/rail?id=1
Y2  - 2024/01/31/10:00:00
L1  - files/1/Doe.pdf
L2  - http://www.ncbi.nlm.nih.gov/pubmed/1
KW  - night
KW  - rail
N1  - <p>A note</p>
ER  - 

TY  - SOUND
TI  - The Lisbon sleeper
AU  - Roe, Rick
T3  - The Night Train
DA  - 2025/05/15/
PY  - 2025
UR  - https://example.org/12
ER  - 

`,
  },
  {
    path: 'endnote.ris',
    keys: ['1', '2'],
    text: `\uFEFFTY  - JOUR
AU  - Doe, J.
AU  - Roe, R. A., Jr.
PY  - 2014
DA  - Mar
TI  - Sleepers of Europe
T2  - Journal of Rail History
SP  - 105-112
VL  - 12
IS  - 3
SN  - 1234-5678
DO  - 10.1000/rail.2014
UR  - <Go to ISI>://WOS:000300000000001
ID  - 1
ER  -


TY  - CHAP
A2  - Catchpole, Ann
A2  - Duarte, Inês
AU  - Roe, Rick
CY  - London
ET  - 2nd
PB  - Line Press
PY  - 2001
SE  - 3
SN  - 978-3-16-148410-0
SP  - 33-48
ST  - Night
T2  - Berths and borders
TI  - Night
ID  - 2
ER  -

`,
    messages: ['13:7 refused-url'],
  },
  {
    path: 'pubmed.ris',
    keys: ['doe2011'],
    text: `TY  - JOUR
DB  - PubMed
AU  - Doe, Jane
AU  - Roe, Rick A
T1  - Sleepers of Europe.
LA  - eng
SN  - 1234-5678
Y1  - 2011/03/21
ET  - 2011/02/28
AB  - BACKGROUND: A study. METHODS: More - and more.
SP  - 123
EP  - 30
VL  - 377
IS  - 9772
AN  - 21376397
UR  - http://www.ncbi.nlm.nih.gov/pubmed/21376397
DO  - 10.1016/S0140-6736(11)60001-2
U1  - 21376397[pmid]
J2  - Lancet Rail
JF  - The Lancet of rail (London, England)
JO  - Lancet Rail
KW  - Night
ER  -

`,
  },
  {
    path: 'web-of-science.ris',
    keys: ['doe2012'],
    text: `TY  - JOUR
AU  - Doe, J
AU  - Roe, RA
TI  - Sleepers of Europe: A quantitative study of
   berths
T2  - JOURNAL OF RAIL HISTORY
LA  - English
DA  - MAR 15
PY  - 2012
VL  - 12
IS  - 3
SP  - 105
EP  - 112
DO  - 10.1000/rail.12.3
AN  - WOS:000300000000001
ER  -
EF  -
`,
  },
  {
    path: 'scopus.ris',
    keys: ['doe2020'],
    text: `TY  - JOUR
TI  - Sleepers of Europe
T2  - Journal of Rail History
J2  - J. Rail Hist.
VL  - 12
IS  - 3
C7  - 1042
PY  - 2020
DO  - 10.1000/rail.2020
UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.1000%2frail.2020
AU  - Doe, J.
AU  - Roe, R.
AD  - University of Rail, London, United Kingdom
AB  - A study. © 2020 Rail Press.
KW  - Night
PB  - Rail Press
SN  - 12345678 (ISSN)
LA  - English
M3  - Article
DB  - Scopus
N1  - Export Date: 31 January 2024; Cited By: 7
ER  -

`,
  },
  {
    path: 'springer.ris',
    keys: ['ref1', 'roe2015'],
    text: `TY  - JOUR
AU  - Doe, Jane
AU  - Roe, Rick
PY  - 2014
DA  - 2014/03/01
TI  - Sleepers of Europe
JO  - Journal of Rail History
SP  - 105
EP  - 112
VL  - 12
IS  - 3
AB  - A study.
SN  - 1234-5678
UR  - https://doi.org/10.1007/s00000-014-0001-1
DO  - 10.1007/s00000-014-0001-1
ID  - ref1
ER  - 
TY  - CHAP
AU  - Roe, Rick
ED  - Doe, Jane
PY  - 2015
DA  - 2015//
TI  - Night
BT  - Rail and Night
SP  - 1
EP  - 20
PB  - Springer International Publishing
CY  - Cham
SN  - 978-3-16-148410-0
UR  - https://doi.org/10.1007/978-3-319-00001-1_1
ER  - 
`,
  },
  {
    path: 'ieee.ris',
    keys: ['doe2020'],
    text: `TY  - CONF
TI  - Sleepers: A 5G Approach
T2  - 2020 IEEE 1st International Conference on Rail (ICR)
SP  - 1
EP  - 6
AU  - J. Doe
AU  - R. Roe
PY  - 2020
KW  - Rails
DO  - 10.1109/ICR00000.2020.9000001
JO  - 2020 IEEE 1st International Conference on Rail (ICR)
IS  - 
SN  - 1234-5678
VO  - 
VL  - 
JA  - 2020 IEEE 1st International Conference on Rail (ICR)
Y1  - 1-4 June 2020
ER  - 
`,
  },
  {
    path: 'jstor.ris',
    keys: ['doe1999'],
    text: `
TY  - JOUR
TI  - Sleepers of Europe
AU  - Doe, Jane
AU  - Roe, Rick
C1  - Full publication date: Mar., 1999
DB  - JSTOR
EP  - 112
IS  - 3
PB  - Rail Society
PY  - 1999
SN  - 12345678, 87654321
SP  - 105
T2  - Journal of Rail History
UR  - http://www.jstor.org/stable/1000001
VL  - 12
Y2  - 2024/01/31/
ER  - 


`,
  },
  {
    path: 'mendeley.ris',
    keys: ['doe2014'],
    text: `TY  - JOUR
T1  - Sleepers of Europe
A1  - Doe, Jane
A1  - Roe, Rick
Y1  - 2014/03//
PY  - 2014
JF  - Journal of Rail History
VL  - 12
IS  - 3
SP  - 105
EP  - 112
N2  - A study.
L1  - file:///C:/Users/me/Documents/Doe.pdf
N1  - <b>From Duplicate 1 (<i>Sleepers</i>)</b>
ER  - 
`,
  },
  {
    path: 'citavi.ris',
    keys: ['doe2014', 'bundesarchiv2019'],
    text: `TY  - JOUR
TI  - Nachtzüge in Europa
AU  - Doe, Jane
AU  - von der Mühle, Karl
PY  - 2014
JO  - Zeitschrift für Bahngeschichte
VL  - 12
IS  - 3
SP  - 105
EP  - 112
KW  - Nacht
ER  - 

TY  - RPRT
TI  - Schlafwagen
A1  - Bundesarchiv
DA  - 22.07.2019
PB  - Bundesarchiv
CY  - Koblenz
M1  - 7
UR  - https://example.org/schlaf
Y2  - 31.01.2024
ER  - 
`,
  },
  {
    path: 'by-hand.ris',
    keys: ['doe2001', 'roe', 'second2003'],
    messages: [
      '1:1 source-syntax',
      '7:1 unknown-field',
      '11:1 source-syntax',
      '14:7 bad-date',
      '15:7 refused-url',
      '16:7 odd-identifier',
      '19:1 source-syntax',
      '19:7 unknown-source-type',
    ],
    text: `Provider: a database
TY  - BOOK
AU  - Doe, Jane
TI  - Out of order
IT - is said that
PY  - 2001
XX  - what no program knows
PB  - Line Press
AU - Roe
ER  - 
PB  - left over
TY  - BOOK
AU  - Roe
PY  - some day
UR  - www.example.org
DO  - none
TI  - Loose
ER  - 
TY  - BUK
AU  - Second, One
PY  - 2003
PB  - P
TI  - Last
`,
  },
];
