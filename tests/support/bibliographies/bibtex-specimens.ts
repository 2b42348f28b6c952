/** A file as one program writes it, and what a reader should find in it. The entries are invented. */
export interface Specimen {
  /** With the ending by which it is recognised. */
  readonly path: string;
  readonly text: string;
  /** The keys that must be found, in order. */
  readonly keys: readonly string[];
  /** `line:column rule`, sorted by place, of all that is to be said about it. */
  readonly messages?: readonly string[];
}

const raw = String.raw;

/** BibTeX and biblatex, as programs export them. */
export const bibtexSpecimens: readonly Specimen[] = [
  {
    path: 'zotero.bib',
    keys: ['muller_night_2014', 'noauthor_timetable_nodate', 'world_health_organization_sleep_2020'],
    text: raw`
@article{muller_night_2014,
	title = {Night trains and the {European} {Union}: \textit{a history}},
	volume = {12},
	copyright = {Creative Commons Attribution 4.0 International},
	issn = {1234-5678},
	shorttitle = {Night trains},
	url = {https://example.org/rail?id=1&lang=en_GB},
	doi = {10.1000/rail.2014.12},
	abstract = {Background: 50\% of all “night” trains \& sleepers. {\textless}p{\textgreater}Second.},
	language = {en},
	number = {3},
	urldate = {2024-01-31},
	journal = {Journal of Rail History},
	author = {Müller, Jörg and de la Cruz, María and O'Neil, Séan and King, Jr., Martin},
	month = mar,
	year = {2014},
	note = {Publisher: Rail Press},
	keywords = {\#nosource, night trains, Railways / history},
	pages = {105--112},
	file = {Full Text PDF:/home/me/Zotero/storage/ABCD1234/Müller et al. - 2014 - Night.pdf:application/pdf;Snapshot:/home/me/Zotero/storage/EFGH/x.html:text/html},
}

@misc{noauthor_timetable_nodate,
	title = {Timetable},
	url = {https://example.org/timetable},
	urldate = {2024-01-31},
}

@techreport{world_health_organization_sleep_2020,
	address = {Geneva},
	title = {Sleep in transit},
	url = {https://example.org/who},
	number = {WHO/2020/1},
	institution = {World Health Organization},
	author = {{World Health Organization}},
	month = jan,
	year = {2020},
}
`,
  },
  {
    path: 'better-biblatex.bib',
    keys: ['muller2014Night', 'roe2020', 'doe:ep12', 'rbb1999'],
    text: raw`
@article{muller2014Night,
  title = {Night Trains and the {{European Union}}: {{A}} History of {{H}}\textsubscript{2}{{O}}},
  shorttitle = {Night Trains and the {{European Union}}},
  author = {Müller, Jörg and family=Cruz, given=María, prefix=de la, useprefix=true and {van Gogh}, Vincent},
  date = {2014-03-21},
  journaltitle = {Journal of Rail History},
  shortjournal = {J. Rail Hist.},
  volume = {12},
  number = {3},
  pages = {105--112},
  issn = {1234-5678},
  doi = {10/abcd},
  url = {https://example.org/rail_history},
  urldate = {2024-01-31},
  langid = {english},
  keywords = {night,rail},
  file = {/home/me/Zotero/storage/ABCD1234/x.pdf}
}

@thesis{roe2020,
  type = {phdthesis},
  title = {Sleepers: {{An}} Ethnography},
  author = {Roe, Rick},
  date = {2020},
  institution = {{University of Example}},
  location = {{Example}},
  pagetotal = {312}
}

@audio{doe:ep12,
  entrysubtype = {podcast},
  title = {The {{Lisbon}} Sleeper},
  author = {Doe, Jane},
  date = {2025-05-15},
  number = {12},
  series = {The Night Train},
  url = {https://example.org/12}
}

@book{rbb1999,
  title = {Schlafwagen},
  editor = {Roth, Änne and Öhl, Bär},
  editora = {Blau, Ben},
  editoratype = {collaborator},
  date = {1999/2001},
  origdate = {1931},
  edition = {3},
  series = {Reihe Bahn},
  number = {4},
  publisher = {Gleis \& Söhne},
  location = {München and Wien},
  isbn = {978-3-16-148410-0}
}
`,
  },
  {
    path: 'jabref.bib',
    keys: ['Doe2019', 'Roe2018'],
    text: raw`% Encoding: UTF-8

@String { jrh = {Journal of Rail History} }

@Article{Doe2019,
  author   = {Jane Doe and Rick van der Roe},
  journal  = jrh,
  title    = {On {\LaTeX} and \"{U}bersee-Z{\"u}ge},
  year     = {2019},
  month    = {#dec#},
  number   = {2},
  pages    = {1-9},
  volume   = {7},
  comment  = {Read this again.},
  file     = {:Doe2019 - On LaTeX.pdf:PDF},
  groups   = {Night, Rail},
  owner    = {me},
  timestamp = {2019-05-01},
  creationdate = {2022-01-01T10:00:00},
  modificationdate = {2023-01-01T10:00:00},
  priority = {prio1},
  ranking  = {rank5},
  readstatus = {skimmed},
}

@InBook{Roe2018,
  author    = {Roe, Rick},
  chapter   = {3},
  title     = {Berths and Borders},
  publisher = {Line Press},
  year      = {2018},
  month     = sep,
  __markedentry = {[me:1]},
}

@Comment{jabref-meta: databaseType:bibtex;}

@Comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Night\;0\;1\;0x8a8a8aff\;\;A @group of {night\;\;
1 KeywordGroup:Rail\;0\;keywords\;rail\;0\;0\;1\;\;\;\;;
}

@Comment{jabref-meta: saveActions:enabled;
all-text-fields[identity]
;}
`.replace('A @group of {night', 'A group of night'),
  },
  {
    path: 'bibdesk.bib',
    keys: ['doe2007', 'roe2008'],
    text: raw`%% This BibTeX bibliography file was created using BibDesk.
%% https://bibdesk.sourceforge.io/

%% Created for Jane Doe at 2024-01-31 10:00:00 +0100


%% Saved with string encoding Unicode (UTF-8)


@string{jrh = {Journal of Rail History}}
@string{pub-line = "Line" # " Press"}


@article{doe2007,
	abstract = {A paragraph.

Another paragraph.},
	author = {Jane {Doe} and John~Q. Public},
	date-added = {2010-03-01 10:00:00 +0100},
	date-modified = {2011-03-01 10:00:00 +0100},
	doi = {10.1000/182},
	journal = jrh,
	keywords = {night; rail},
	local-url = {file://localhost/Users/me/Papers/doe2007.pdf},
	month = {December},
	number = {4},
	pages = {12--15},
	rating = {4},
	read = {0},
	title = {Wagons-Lits},
	volume = {3},
	year = {2007},
	bdsk-file-1 = {YnBsaXN0MDDSAQIDBFxyZWxhdGl2ZVBhdGhYYm9va21hcmtfECRQYXBlcnMvZG9lMjAwNy5wZGZPEQJ4Ym9vawAAAAAA},
	bdsk-url-1 = {https://doi.org/10.1000/182}}

@book{roe2008,
	author = {Roe, R.},
	date-added = {2010-03-01 10:00:00 +0100},
	publisher = pub-line,
	title = {Platforms},
	year = 2008}


@comment{BibDesk Static Groups{
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<array>
	<dict>
		<key>group name</key>
		<string>Night @ home</string>
		<key>keys</key>
		<string>doe2007,roe2008</string>
	</dict>
</array>
</plist>
}}
`,
  },
  {
    path: 'mendeley.bib',
    keys: ['Doe2011', 'Roe2012'],
    text: raw`Automatically generated by Mendeley Desktop 1.19.8
Any changes to this file will be lost if it is regenerated by Mendeley.

BibTeX export options can be customized via Options -> BibTeX in Mendeley Desktop

@article{Doe2011,
abstract = {We show {\{}a{\}} thing {\&} more, 5{\%} of {\$}100, M{\"{u}}ller et al.},
author = {Doe, Jane and M{\"{u}}ller, J{\"{o}}rg and {\v{S}}im{\'{a}}nek, Karel and {Rail Research Group}},
doi = {10.1000/s0140-6736(11)60001-2},
eprint = {1101.0001},
file = {:C$\backslash$:/Users/me/Documents/Mendeley/Doe2011.pdf:pdf},
isbn = {0140-6736},
issn = {01406736},
journal = {The Rail Lancet},
keywords = {Night,Rail},
mendeley-groups = {Night trains},
number = {9772},
pages = {123--130},
pmid = {21376397},
title = {{A thing {\&} more: 5{\%} of {\$}100}},
url = {http://www.example.org/pii/S0140673611600012},
volume = {377},
year = {2011}
}
@misc{Roe2012,
author = {Roe, R},
booktitle = {Rail News},
mendeley-tags = {a,b},
title = {{Untitled: What is Night?}},
urldate = {2012-07-04},
year = {2012}
}
`,
  },
  {
    path: 'google-scholar.bib',
    keys: ['doe2015sleepers', 'roe2001night'],
    text: raw`@article{doe2015sleepers,
  title={Sleepers of Europe},
  author={Doe, Jane and Roe, Rick and others},
  journal={Journal of Rail History},
  volume={9},
  number={1},
  pages={1--19},
  year={2015},
  publisher={Rail Press}
}
@incollection{roe2001night,
  title={Night},
  author={Roe, Rick},
  booktitle={A handbook of night},
  pages={12--34},
  year={2001},
  publisher={Rail Press}
}
`,
  },
  {
    path: 'web-of-science.bib',
    keys: ['WOS:000300000000001', 'ISI:A1999ZZ00100002'],
    text: raw`
@article{ WOS:000300000000001,
Author = {Doe, Jane and Roe, Rick A. and
   Mueller, Joerg},
Title = {{Sleepers of Europe: A quantitative study of
   berths}},
Journal = {{JOURNAL OF RAIL HISTORY}},
Year = {{2012}},
Volume = {{12}},
Number = {{3, SI}},
Pages = {{105-112}},
Month = {{MAR 15}},
Abstract = {{A study.}},
Publisher = {{RAIL PRESS}},
Address = {{1 STATION RD, LONDON, ENGLAND}},
Type = {{Article}},
Language = {{English}},
Affiliation = {{Doe, J (Corresponding Author), Univ Rail, Dept Night, London, England.}},
DOI = {{10.1000/rail.12.3}},
ISSN = {{1234-5678}},
EISSN = {{8765-4321}},
Keywords-Plus = {{BERTHS}},
Research-Areas = {{Transportation}},
Cited-References = {{Catchpole A, 1999, BERTHS, V1, P1.}},
Number-of-Cited-References = {{1}},
Times-Cited = {{7}},
Journal-ISO = {{J. Rail Hist.}},
Unique-ID = {{WOS:000300000000001}},
DA = {{2024-01-31}},
}

@inproceedings{ ISI:A1999ZZ00100002,
Author = {ROE, R},
Editor = {DOE, J},
Title = {{NIGHT}},
Booktitle = {{PROCEEDINGS OF RAIL}},
Series = {{LECTURES IN RAIL}},
Year = {{1999}},
Volume = {{3}},
Pages = {{1-4}},
Note = {{1st Conference on Rail, LONDON, ENGLAND, JUN 1-4, 1999}},
Organization = {{Rail Soc}},
Unique-ID = {{ISI:A1999ZZ00100002}},
}
`,
  },
  {
    path: 'scopus.bib',
    keys: ['Doe2020105', 'Roe2021'],
    text: raw`
Scopus
EXPORT DATE: 31 January 2024

@ARTICLE{Doe2020105,
	author = {Doe, Jane and Roe, Rick and Müller, J.},
	title = {Sleepers of Europe},
	year = {2020},
	journal = {Journal of Rail History},
	volume = {12},
	number = {3},
	pages = {105 – 112},
	doi = {10.1000/rail.2020},
	url = {https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.1000%2frail.2020&partnerID=40&md5=0123456789abcdef0123456789abcdef},
	affiliations = {University of Rail, London, United Kingdom},
	author_keywords = {berths; night; rail},
	type = {Article},
	publication_stage = {Final},
	source = {Scopus},
	note = {Cited by: 7; All Open Access, Gold Open Access}
}

@BOOK{Roe2021,
	author = {Roe, Rick},
	title = {Night: A reader},
	year = {2021},
	journal = {Night: A Reader},
	pages = {1 – 312},
	type = {Book},
	source = {Scopus}
}`,
  },
  {
    path: 'ieee.bib',
    keys: ['9000001', '9000002'],
    text: raw`@INPROCEEDINGS{9000001,
  author={Doe, Jane and Roe, Rick},
  booktitle={2020 IEEE 1st International Conference on Rail (ICR)},
  title={Sleepers: A 5G/6G Approach},
  year={2020},
  volume={},
  number={},
  pages={1-6},
  abstract={In this paper <tex>$x^2$</tex> is measured.},
  keywords={Rails;Berths;5G mobile communication},
  doi={10.1109/ICR00000.2020.9000001},
  ISSN={1234-5678},
  month={Oct},}
@ARTICLE{9000002,  author={Roe, Rick},  journal={IEEE Transactions on Rail},   title={Night},   year={2021},  volume={1},  number={2},  pages={3-4},  doi={10.1109/TR.2021.9000002}}`,
  },
  {
    path: 'acm.bib',
    keys: ['10.1145/3000001.3000002', '10.5555/123456'],
    text: raw`@inproceedings{10.1145/3000001.3000002,
author = {Doe, Jane and Roe, Rick},
title = {Sleepers},
year = {2020},
isbn = {9781450300001},
publisher = {Association for Computing Machinery},
address = {New York, NY, USA},
url = {https://doi.org/10.1145/3000001.3000002},
doi = {10.1145/3000001.3000002},
booktitle = {Proceedings of the 1st Conference on Rail},
pages = {1–12},
numpages = {12},
keywords = {night, rail},
location = {Lisbon, Portugal},
series = {RAIL '20}
}

@book{10.5555/123456,
author = {Roe, Rick},
title = {Night},
year = {1999},
isbn = {020161622X},
publisher = {Addison-Wesley Longman Publishing Co., Inc.},
address = {USA}
}
`,
  },
  {
    path: 'arxiv.bib',
    keys: ['doe2023sleepers'],
    text: raw`@misc{doe2023sleepers,
      title={Sleepers: $O(n \log n)$ Berths and the $\alpha$-Night},
      author={Jane Doe and Rick A. Roe and Jörg Müller},
      year={2023},
      eprint={2301.00001},
      archivePrefix={arXiv},
      primaryClass={cs.CL},
      url={https://arxiv.org/abs/2301.00001},
}
`,
  },
  {
    path: 'crossref.bib',
    keys: ['Doe_2014', 'Roe_2015'],
    text: raw` @article{Doe_2014, title={Sleepers of Europe}, volume={12}, ISSN={1234-5678}, url={http://dx.doi.org/10.1000/rail.2014}, DOI={10.1000/rail.2014}, number={3}, journal={Journal of Rail History}, publisher={Rail Press}, author={Doe, Jane and Roe, Rick}, year={2014}, month=mar, pages={105–112} }
 @inbook{Roe_2015, title={Night}, ISBN={9781000000000}, url={http://dx.doi.org/10.1000/978-1-000}, DOI={10.1000/978-1-000}, booktitle={Rail &amp; Night}, publisher={Rail Press}, author={Roe, Rick}, year={2015}, pages={1–9} }
`,
  },
  {
    path: 'dblp.bib',
    keys: ['DBLP:conf/rail/DoeR20', 'DBLP:journals/rail/Roe21', 'DBLP:conf/rail/2020'],
    text: raw`@inproceedings{DBLP:conf/rail/DoeR20,
  author    = {Jane Doe and
               Rick Roe 0001 and
               J{\"{o}}rg M{\"{u}}ller},
  title     = {Sleepers of {E}urope: {A} Study},
  booktitle = {Proceedings of the 1st Conference on Rail, {RAIL} 2020, Lisbon, Portugal,
               June 1-4, 2020},
  pages     = {1--12},
  year      = {2020},
  crossref  = {DBLP:conf/rail/2020},
  url       = {https://doi.org/10.1000/rail.1},
  doi       = {10.1000/RAIL.1},
  timestamp = {Mon, 01 Jun 2020 10:00:00 +0200},
  biburl    = {https://dblp.org/rec/conf/rail/DoeR20.bib},
  bibsource = {dblp computer science bibliography, https://dblp.org}
}

@article{DBLP:journals/rail/Roe21,
  author    = {Rick Roe 0001},
  title     = {Night},
  journal   = {J. Rail},
  volume    = {abs/2101.00001},
  year      = {2021},
  url       = {https://arxiv.org/abs/2101.00001},
  eprinttype = {arXiv},
  eprint    = {2101.00001}
}

@proceedings{DBLP:conf/rail/2020,
  editor    = {Ann Catchpole},
  title     = {Proceedings of the 1st Conference on Rail, {RAIL} 2020, Lisbon, Portugal,
               June 1-4, 2020},
  publisher = {{ACM}},
  year      = {2020},
  isbn      = {978-1-4503-0000-1}
}
`,
  },
  {
    path: 'inspire.bib',
    keys: ['Doe:2012abc'],
    text: raw`@article{Doe:2012abc,
    author = "Doe, Jane and others",
    collaboration = "RAIL",
    title = "{Observation of a new sleeper with the \(H \to \gamma\gamma\) detector at $\sqrt{s}=8$ TeV}",
    eprint = "1207.0001",
    archivePrefix = "arXiv",
    primaryClass = "hep-ex",
    reportNumber = "RAIL-PH-EP-2012-001",
    doi = "10.1016/j.physletb.2012.00.001",
    journal = "Phys. Lett. B",
    volume = "716",
    pages = "1--29",
    year = "2012"
}
`,
  },
  {
    path: 'ads.bib',
    keys: ['2015ApJ...800....1D', '1998AJ....116.1009R'],
    text: raw`@ARTICLE{2015ApJ...800....1D,
       author = {{Doe}, Jane and {Roe}, R.~A. and {M{\"u}ller}, J{\"o}rg},
        title = "{Sleepers at z \raisebox{-0.5ex}\textasciitilde 2: a H{\ensuremath{\alpha}} Study}",
      journal = {\apj},
     keywords = {galaxies: evolution, Astrophysics - Astrophysics of Galaxies},
         year = 2015,
        month = feb,
       volume = {800},
       number = {1},
          eid = {1},
        pages = {1},
          doi = {10.1088/0004-637X/800/1/1},
archivePrefix = {arXiv},
       eprint = {1501.00001},
 primaryClass = {astro-ph.GA},
       adsurl = {https://ui.adsabs.harvard.edu/abs/2015ApJ...800....1D},
      adsnote = {Provided by the SAO/NASA Astrophysics Data System}
}

@ARTICLE{1998AJ....116.1009R,
   author = {{Roe}, R.~A. and {O'Neil}, S.},
    title = "{Night}",
  journal = {\aj},
   eprint = {astro-ph/9805001},
     year = 1998,
    month = sep,
   volume = 116,
    pages = {1009-1038},
      doi = {10.1086/300001},
}
`,
  },
  {
    path: 'mathscinet.bib',
    keys: ['MR0000001', 'zbMATH00000001'],
    text: raw`@article {MR0000001,
    AUTHOR = {Doe, Jane and Erd\H{o}s, P\'{a}l and \v{C}ech, Eduard and Kołmogorov, A. N.},
     TITLE = {On the {$L^2$}-night of {L}ie sleepers, and {\it more}},
   JOURNAL = {Ann. of Rail (2)},
  FJOURNAL = {Annals of Rail. Second Series},
    VOLUME = {12},
      YEAR = {1970},
    NUMBER = {3},
     PAGES = {105--112},
      ISSN = {1234-5678,8765-4321},
   MRCLASS = {57.45},
  MRNUMBER = {MR0000001},
MRREVIEWER = {R.\ Roe},
       DOI = {10.2307/1970001},
       URL = {https://doi.org/10.2307/1970001},
}

@Article{zbMATH00000001,
 Author = {Jane {Doe} and Rick {Roe}},
 Title = {{Night.}},
 FJournal = {{Annals of Rail}},
 Journal = {{Ann. Rail}},
 ISSN = {1234-5678},
 Volume = {1},
 Pages = {1--2},
 Year = {1971},
 Language = {English},
 DOI = {10.2307/1970002},
 Keywords = {57R19},
 zbMATH = {1},
 Zbl = {0200.00001}
}
`,
  },
  {
    path: 'jstor.bib',
    keys: ['10.2307/1000001', '3000002'],
    text: raw`JSTOR CITATION LIST


@article{10.2307/1000001,
 ISSN = {12345678, 87654321},
 URL = {http://www.jstor.org/stable/1000001},
 abstract = {A study.},
 author = {Jane Doe and Rick Roe},
 journal = {Journal of Rail History},
 number = {3},
 pages = {105--112},
 publisher = {Rail Society},
 title = {Sleepers of Europe: A Study of "Night"},
 urldate = {2024-01-31},
 volume = {12},
 year = {1999}
}

@inbook{3000002,
 URL = {http://www.jstor.org/stable/j.ctt000001.5},
 author = {Rick Roe},
 booktitle = {Night},
 edition = {NED - New edition, 2},
 pages = {1--20},
 publisher = {Rail University Press},
 title = {Introduction},
 urldate = {2024-01-31},
 year = {2004},
}
`,
  },
  {
    path: 'hal.bib',
    keys: ['doe:hal-00000001'],
    text: raw`@article{doe:hal-00000001,
  TITLE = {{Les trains de nuit en Europe : une {\'e}tude d'{\oe}uvres compl{\`e}tes}},
  AUTHOR = {Doe, Jeanne and Lef{\`e}vre, Fran{\c c}ois},
  URL = {https://hal.science/hal-00000001},
  JOURNAL = {{Revue d'histoire du rail}},
  PUBLISHER = {{Presses du rail}},
  VOLUME = {12},
  NUMBER = {3},
  PAGES = {105-112},
  YEAR = {2014},
  MONTH = Mar,
  DOI = {10.1000/hal.1},
  KEYWORDS = {nuit ; rail},
  PDF = {https://hal.science/hal-00000001/file/doe.pdf},
  HAL_ID = {hal-00000001},
  HAL_VERSION = {v1},
}
`,
  },
  {
    path: 'endnote.bib',
    keys: ['RN1', 'RN2'],
    text: raw`@article{RN1,
   author = {Doe, J. and Roe, R.},
   title = {Sleepers of Europe},
   journal = {Journal of Rail History},
   volume = {12},
   number = {3},
   pages = {105-112},
   note = {Export Date: 31 January 2024},
   ISSN = {1234-5678},
   DOI = {10.1000/rail.2014},
   url = {<Go to ISI>://WOS:000300000000001},
   year = {2014},
   type = {Journal Article}
}

@inbook{RN2,
   author = {Roe, R.},
   title = {Night},
   booktitle = {Berths and borders},
   editor = {Doe, J.},
   publisher = {Line Press},
   address = {London},
   edition = {2nd},
   chapter = {3},
   pages = {33-48},
   year = {2001},
   type = {Book Section}
}

`,
    messages: ['11:10 refused-url'],
  },
  {
    path: 'citavi.bib',
    keys: ['Doe.2014', 'Roe.22.07.2019'],
    text: raw`% This file was created with Citavi 6.8.0.0

@article{Doe.2014,
 abstract = {},
 author = {Doe, Jane and {von der Mühle}, Karl},
 year = {2014},
 title = {Nachtzüge in Europa},
 keywords = {Nacht;Zug},
 pages = {105--112},
 volume = {12},
 number = {3},
 issn = {1234-5678},
 journal = {Zeitschrift für Bahngeschichte},
 doi = {10.1000/rail.2014}
}


@misc{Roe.22.07.2019,
 author = {Roe, Rick},
 date = {22.07.2019},
 title = {Schlafwagen: Was bleibt},
 url = {https://example.org/schlaf},
 urldate = {31.01.2024},
 originalyear = {22.07.2019}
}
`,
  },
  {
    path: 'papers.bib',
    keys: ['Doe:2014gk', 'Roe:2015wn'],
    text: raw`%% BibTeX
%% Generated by Papers 3
@article{Doe:2014gk,
author = {Doe, Jane and Roe, Rick},
title = {{Sleepers of Europe}},
journal = {Journal of Rail History},
year = {2014},
volume = {12},
number = {3},
pages = {105--112},
month = mar,
annote = {Read: p.~3 \& 4},
read = {Yes},
rating = {3},
date-added = {2014-05-01T10:00:00GMT},
local-url = {file://localhost/Users/me/Library/Papers2/Doe.pdf},
uri = {\url{papers3://publication/doi/10.1000/rail.2014}}
}
@techreport{Roe:2015wn,
author = {Roe, Rick},
title = {{Night}},
institution = {{Institute of Night}},
number = {7},
type = {Working Paper},
year = {2015}
}
`,
  },
  {
    path: 'springer.bib',
    keys: ['Doe2014', 'ref1'],
    text: raw`@Article{Doe2014,
author={Doe, Jane
and Roe, Rick
and Gro{\ss}, Hans},
title={Sleepers of Europe},
journal={Journal of Rail History},
year={2014},
month={Mar},
day={21},
volume={12},
number={3},
pages={105-112},
abstract={A study.},
issn={1234-5678},
doi={10.1007/s00000-014-0001-1},
url={https://doi.org/10.1007/s00000-014-0001-1}
}

@Inbook{ref1,
author="Roe, Rick",
editor="Doe, Jane",
title="Night",
bookTitle="Rail and Night",
year="2015",
publisher="Springer International Publishing",
address="Cham",
pages="1--20",
isbn="978-3-319-00001-1",
doi="10.1007/978-3-319-00001-1_1",
url="https://doi.org/10.1007/978-3-319-00001-1_1"
}
`,
  },
  {
    path: 'sciencedirect.bib',
    keys: ['DOE2014105'],
    text: raw`@article{DOE2014105,
title = {Sleepers of Europe},
journal = {Journal of Rail History},
volume = {12},
pages = {105-112},
year = {2014},
issn = {1234-5678},
doi = {https://doi.org/10.1016/j.rail.2014.01.001},
url = {https://www.sciencedirect.com/science/article/pii/S0000000014000011},
author = {Jane Doe and Rick A. Roe and Jörg Müller},
keywords = {Night, Rail, Berths},
abstract = {Background
We measured {brackets} and <i>more</i>.
Results
All is well.}
}`,
  },
  {
    path: 'wiley.bib',
    keys: ['https://doi.org/10.1002/rail.12'],
    text: raw`@article{https://doi.org/10.1002/rail.12,
author = {Doe, Jane and Roe, Rick},
title = {Sleepers of Europe},
journal = {Rail Studies},
volume = {12},
number = {3},
pages = {105-112},
keywords = {night, rail},
doi = {https://doi.org/10.1002/rail.12},
url = {https://onlinelibrary.wiley.com/doi/abs/10.1002/rail.12},
eprint = {https://onlinelibrary.wiley.com/doi/pdf/10.1002/rail.12},
abstract = {Abstract A study.},
year = {2014}
}
`,
  },
  {
    path: 'taylor-francis.bib',
    keys: ['doi:10.1080/00000000.2014.1'],
    text: raw`@article{doi:10.1080/00000000.2014.1,
author = {Jane Doe and Rick Roe},
title = {Sleepers of Europe},
journal = {Rail History},
volume = {12},
number = {3},
pages = {105--112},
year = {2014},
publisher = {Routledge},
doi = {10.1080/00000000.2014.1},


URL = { 
    
        https://doi.org/10.1080/00000000.2014.1
    
    

},
eprint = { 
    
        https://doi.org/10.1080/00000000.2014.1
    
    

}

}
`,
  },
  {
    path: 'pubmed-to-bibtex.bib',
    keys: ['pmid21376397'],
    text: raw`@article{pmid21376397,
   Author="Doe, J.  and Roe, R. A.  and M{\"u}ller, J. ",
   Title="{{S}leepers of {E}urope}",
   Journal="Lancet Rail",
   Year="2011",
   Volume="377",
   Number="9772",
   Pages="123--130",
   Month="Mar"
}
`,
  },
  {
    path: 'by-hand.bib',
    keys: [
      'paren',
      'months',
      'accents',
      'spaced',
      'ünicode-schlüssel',
      'a:b/c+d',
      'corporate',
      'particles',
      'maths',
    ],
    text: raw`@preamble{ "\newcommand{\noopsort}[1]{} " # "\providecommand{\url}[1]{#1}" }
@STRING(acm = "Assoc. for Rail")
@string { both = acm # " {\&} more" }
@book( paren, title = "In (round) {"}brackets{"} and more", year = 1999, author = "Doe, Jane", publisher = both )
@misc{months, title={Dates}, author={Doe, Jane}, month = 10 # "~" # oct, year = {2001}}
@misc{accents, author={Doe, Jane}, year={2000}, title={\'{e}\'e{\'e}\"{o}{\"o}\"o \v{s}\v s \ss{} {\ss} \o{} {\O} \L{}\l{} \c{c}\c c {\c{c}} \~n \~{n} \GRAVE{\i} \'{\i} \^{\j} \u{g} \H{o} \k{a} \r{a} \aa \AA \ae \AE \oe \OE \d{h} \b{b} \.{z} \={a} \t{oo} \textquoteright{} \textendash{} \& \% \$ \# \_ \{ \} -- --- \emph{word} \textbf{bold} {\it old} \textsc{Small} \url{https://example.org/a_b} \href{https://example.org}{text} \textasciitilde{} \ldots{} \copyright{} \texttt{code} \mkbibquote{quoted}}}
@misc { spaced ,
   title   =   {  Spaced   out  } ,
   author  = { Doe ,  Jane   and   Roe , Rick } , year = { 2002 } ,
}
@misc{ünicode-schlüssel, title={Schlüssel 雪 🚂 עברית}, author={雪, 国 and Иванов, Пётр and دو، جين}, year=2003}
@misc{a:b/c+d, title={Key with signs}, author={Doe, J.}, year=2004, Title-Add = {x}, 1st = {y}}
@report{corporate, title={Of a body}, author={{Federal Bureau of Investigation} and {Barnes and Noble, Inc.} and Doe, Jane}, institution={FBI}, date={2025-02-26}, type={Public Service Announcement}, number={I-022625-PSA}}
@book{particles, title={Names}, author={van der Berg, Jan and Ludwig van Beethoven and Charles Louis Xavier Joseph de la Vall{\'e}e Poussin and King, Jr, Martin Luther and de Gaulle, Charles and Madonna and d'Alembert, Jean and Jean-Paul Sartre and {Mac Donald}, Ronald}, year={1990}, publisher={P}}
@article{maths, title={The $E=mc^2$ of $\mathbb{R}^n$ and $a_{i,j}$ where 1 < 2 > 0}, author={Doe, Jane}, journal={J}, year={1995}}
% @misc{commented, title={Not there}}
`.replace('GRAVE', '`'),
  },
];
