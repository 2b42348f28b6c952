import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { EpisodeData } from '../../src/model/episode-data.ts';
import type { CitingTemplates } from '../../src/model/citing.ts';
import type { CiteView } from '../../src/model/view/cite.ts';
import type { EpisodeView } from '../../src/model/view/episode.ts';
import type { PageEntry, PageIndex, PageView } from '../../src/model/view/page.ts';
import type {
  EpisodeLine,
  HeadView,
  LinkView,
  ReferenceView,
  StampView,
} from '../../src/model/view/parts.ts';
import type { ShowView } from '../../src/model/view/show.ts';
import type { MentionView, TermLine, TermView } from '../../src/model/view/term.ts';
import { formatTimecode } from '../../src/model/time.ts';
import { renderMentionRows } from '../../src/render/mention-picture.ts';
import { renderEpisodeMap } from '../../src/render/timeline.ts';
import { writeScriptJson } from '../../src/text/escape.ts';

/**
 * Derived stores made by hand, to look at pages and to test them apart from the rest of the road: an ordinary show,
 * and shows that are hard on a layout.
 */
export type FixtureName = 'ordinary' | 'arabic' | 'chinese' | 'empty' | 'hostile';

/** What a page asks for to be cited in other styles lies below the base. */
const citingFile = 'cite.json';
/** One for all pages of the fixtures. */
export const fixtureCiting: { readonly file: string; readonly templates: CitingTemplates } = {
  file: citingFile,
  templates: {
    url: 'https://example.org/',
    styles: ['APA', 'Chicago', 'MLA'].map((name) => ({
      name,
      entry: `Lindqvist, M. (2025). <i>In ${name}</i>. https://example.org/`,
      inText: '(Lindqvist, 2025)',
    })),
    own: 'APA',
    formats: [{ label: 'RIS', syntax: 'line', text: 'TY  - SOUND' }],
    hints: [],
  },
};

interface Words {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly show: string;
  readonly description: string;
  readonly titles: readonly string[];
  readonly paragraphs: readonly string[];
  readonly names: readonly string[];
  readonly terms: readonly (readonly [name: string, form: string, definition: string])[];
}

const english: Words = {
  language: 'en',
  direction: 'ltr',
  show: 'Shadow Ledgers',
  description: 'Money that does not want to be seen, and the people who follow it.',
  titles: [
    'The North Korea–China–drug cartel connection',
    'A tour of this companion',
    'Hawala: trust as a transport system',
    'Who bought the house next door?',
    'Fentanyl and its book-keepers',
  ],
  paragraphs: [
    'A state under sanctions earns its keep the way an organised gang does: by selling labour, by selling drugs, and more and more by stealing digital money. This digest walks through how the money is made, and how it is moved once it has been made.',
    'The workers who are sent abroad see little of what they earn. Reports from logging camps and building sites agree on the pattern: wages are paid to an office, the office keeps the greater part, and the rest arrives late or never. Inspectors have called the arrangement forced labour.',
    'What holds such a place together is not only fear. The doctrine of self-reliance, taught from nursery school, makes loyalty to one family a duty that comes before any other belief. Those who left describe it less as politics than as faith; one historian doubts that it was ever meant for home use.',
    'Money that must not cross a border can stay where it is. A customer hands over cash in one city, a partner pays out the same sum in another, and the two settle accounts in goods, in property, or in another customer’s opposite wish. No bank sees a transfer, because there is none.',
    'For a cartel with suitcases of small notes this is a service, and a cheap one: fees fell from about ten per cent to one or two in a decade. The buyer on the other side is somebody who wants savings out of a country that lets out only a little each year.',
  ],
  names: ['Mara Lindqvist', 'Theo Okafor', 'Sean Williams'],
  terms: [
    ['Juche', '주체', 'Self-reliance as the doctrine of the North Korean state since the 1950s.'],
    ['Flying money', '飞钱', 'Chinese informal transfer of value, without moving money across a border.'],
    ['Lazarus Group', 'APT38', 'Name given to hackers who work for the North Korean state.'],
    ['Hawala', 'حوالة', 'Transfer of value through brokers who trust each other.'],
    ['Capital flight', 'Kapitalflucht', 'Savings that leave a country faster than it allows.'],
    [
      'Bybit',
      '',
      'Exchange for digital money from which about 1.5 billion dollars were taken in February 2025.',
    ],
    ['Sanctions', '', 'Measures by which states forbid trade with another state or its people.'],
    ['Fentanyl', '', 'Synthetic opioid, far stronger than heroin.'],
  ],
};

const arabic: Words = {
  language: 'ar',
  direction: 'rtl',
  show: 'دفاتر الظل',
  description: 'عن المال الذي لا يريد أن يُرى، وعن الذين يقتفون أثره.',
  titles: ['الصلة بين كوريا الشمالية والصين وعصابات المخدرات', 'الحوالة: الثقة وسيلةً للنقل'],
  paragraphs: [
    'دولة تحت العقوبات تكسب رزقها كما تكسبه العصابات المنظمة: تبيع العمل، وتبيع المخدرات، وتسرق المال الرقمي أكثر فأكثر. يمر هذا الملخص على طرق كسب المال وطرق نقله بعد ذلك.',
    'لا يرى العمال المرسَلون إلى الخارج من أجورهم إلا القليل. تتفق التقارير على النمط نفسه: يُدفع الأجر إلى مكتب، ويحتفظ المكتب بالجزء الأكبر منه، ويصل الباقي متأخرًا أو لا يصل أبدًا.',
  ],
  names: ['مارا', 'ثيو', 'شون ويليامز'],
  terms: [
    ['الحوالة', 'hawala', 'نقل القيمة عن طريق وسطاء يثق بعضهم ببعض.'],
    ['زوتشيه', '주체', 'عقيدة الاعتماد على الذات في كوريا الشمالية.'],
  ],
};

const chinese: Words = {
  language: 'zh-Hans',
  direction: 'ltr',
  show: '影子账本',
  description: '关于不愿被人看见的钱,以及追踪它的人。',
  titles: ['朝鲜、中国与贩毒集团之间的联系', '飞钱:以信任为运输工具'],
  paragraphs: [
    '一个受到制裁的国家,像有组织的帮派那样谋生:出卖劳力,出售毒品,并且越来越多地盗取数字货币。本摘要讲述这些钱从何而来,又如何转移。',
    '派往国外的工人几乎看不到自己的工资。各种报告所述的情形大致相同:工资付给办事处,办事处留下大部分,余下的迟迟不到,或者根本不到。',
  ],
  names: ['玛拉', '西奥', '肖恩·威廉姆斯'],
  terms: [
    ['飞钱', 'fei-ch’ien', '不使货币越过边境而转移价值的非正式办法。'],
    ['主体思想', '주체', '朝鲜国家自力更生的学说。'],
  ],
};

const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

const hostile: Words = {
  ...english,
  language: 'de',
  show: `${longWord} und was sonst noch dazugehört`,
  titles: [longWord, 'https://example.org/a/very/long/address/that/somebody/took/for/a/title', 'O'],
  terms: Array.from({ length: 200 }, (_, index) => [
    index % 17 === 0 ? `${longWord.slice(0, 44)} ${index}` : `Begriff Nummer ${index}`,
    index % 3 === 0 ? '飞钱' : '',
    english.paragraphs[index % 5] ?? '',
  ]),
};

const wordsOf: Record<FixtureName, Words> = {
  ordinary: english,
  arabic,
  chinese,
  hostile,
  empty: { ...english, titles: [], terms: [], names: [] },
};

/** A whole store: what pages share, and every page's view by its path. */
class Store {
  readonly words: Words;
  readonly base: string;
  readonly views = new Map<string, PageView>();
  readonly #full: boolean;

  constructor(name: FixtureName, base: string) {
    this.words = wordsOf[name];
    this.base = base;
    this.#full = name !== 'empty';
    if (this.#full) {
      this.words.titles.forEach((_, index) => this.#addEpisode(index));
      this.words.terms.forEach((_, index) => this.#addTerm(index));
      this.#addSource();
      this.#addPeople();
      this.#addYears();
    }
    this.#addLists();
  }

  show(): ShowView {
    const { language, direction, show, description, terms, titles, names } = this.words;
    const pages = ['Episodes', 'Glossary', 'Sources', 'People'];
    return {
      title: show,
      description,
      language,
      direction,
      base: this.base,
      url: `https://example.org${this.base}`,
      ...(this.#full ? { colour: '#94361f' } : {}),
      navigation: pages.map((label) => this.#link(label, `${label.toLowerCase()}/`)),
      searchHref: `${this.base}search/`,
      listen: this.#full ? [{ label: 'Apple Podcasts', href: 'https://example.org/apple' }] : [],
      ...(this.#full
        ? {
            feed: { href: `https://example.org${this.base}feed.xml`, title: show },
            licence: { label: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
          }
        : {}),
      people: names.slice(0, 2).map((name, index) => this.#link(name, `people/p${index}/`)),
      counts: {
        episodes: titles.length,
        terms: terms.length,
        sources: this.#full ? 1 : 0,
        people: names.length,
      },
    };
  }

  #link(label: string, path: string, detail?: string): LinkView {
    return { label, href: `${this.base}${encodeURI(path)}`, ...(detail === undefined ? {} : { detail }) };
  }

  #head(title: string, path: string, type: HeadView['type'] = 'website'): HeadView {
    const { language, direction, show, description } = this.words;
    const url = `https://example.org${this.base}`;
    return {
      title: title === '' ? show : `${title} · ${show}`,
      description,
      canonical: `${url}${path}`,
      language,
      direction,
      type,
      card: { url: `${url}card.png`, alt: title },
      jsonLd: JSON.stringify({ '@context': 'https://schema.org', '@type': 'WebPage', name: title }),
      noindex: false,
      alternates: [],
    };
  }

  #stamp(index: number, start: number, more: Partial<StampView> = {}): StampView {
    const label = more.approximate ? `about ${formatTimecode(start)}` : formatTimecode(start);
    const href = `${this.base}episodes/e${index}/#t=${start}`;
    return { href, label, start, approximate: false, ...more };
  }

  #line(index: number): EpisodeLine {
    const { titles, names, paragraphs } = this.words;
    return {
      href: `${this.base}episodes/e${index}/`,
      ...(index === 1 ? {} : { number: `Nº ${1154 - index}` }),
      title: titles[index] ?? '',
      ...(index === 1 ? {} : { guests: `with ${names[2] ?? ''}` }),
      date: { iso: `202${5 - (index % 3)}-05-15`, label: `15 May 202${5 - (index % 3)}` },
      length: index === 0 ? '7 min digest' : '1 h 12 min',
      draft: index === 2,
      lead: paragraphs[0]?.slice(0, 200) ?? '',
    };
  }

  #marked(index: number): string {
    const { paragraphs, terms } = this.words;
    const text = paragraphs[index % paragraphs.length] ?? '';
    const cut = Math.floor(text.length / 2);
    const space = Math.max(text.indexOf(' ', cut), 0) || cut;
    const term = `<a class="term" href="${this.base}glossary/t0/">${terms[0]?.[0] ?? ''}</a>`;
    const cite = `<span class="citation" id="c${index}"><a class="cite" href="#ref-1"><sup>1</sup></a></span>`;
    const note =
      `<details class="marginalia"><summary>One term, one source</summary><ul>` +
      `<li class="margin-term"><b>${terms[0]?.[0] ?? ''}</b> – ${terms[0]?.[2] ?? ''} <a href="${this.base}glossary/t0/">Every mention →</a></li>` +
      `<li class="margin-source"><a href="#ref-1">Greitens 2014</a>, <i>Illicit</i>, p. 46 <span class="relation">supports</span></li></ul></details>`;
    return `<p id="b${index}">${text.slice(0, space)} (${term})${text.slice(space)}${cite}</p>${note}`;
  }

  #reference(id: number): ReferenceView {
    return {
      id: `ref-${id}`,
      html: 'Greitens, S. C. (2014). <i>Illicit: North Korea’s evolving operations to earn hard currency</i>. Committee for Human Rights in North Korea. <a href="https://www.hrnk.org/wp-content/uploads/illicit-final.pdf">https://www.hrnk.org/wp-content/uploads/illicit-final.pdf</a>',
      href: `${this.base}sources/greitens2014/`,
      backlinks: [
        { label: '1:12', href: '#c1' },
        { label: '3:14', href: '#c2' },
      ],
    };
  }

  #addEpisode(index: number): void {
    const { titles, paragraphs, names } = this.words;
    const line = this.#line(index);
    const bare = index === 2;
    const dives = paragraphs.map((text, number) => ({
      id: `dive-${number}`,
      heading: text.slice(0, 34),
      stamp: this.#stamp(index, 125 + number * 67, number === 3 ? { approximate: true } : {}),
      html: `${this.#marked(number)}<p>${text}</p>${number === 1 ? `<blockquote class="quotation"><p>“${text.slice(0, 60)}”</p><footer>${names[0]} · <a class="stamp" href="#t=194">3:14</a></footer></blockquote>` : ''}`,
    }));
    const passages = Array.from({ length: 24 }, (_, number) => {
      const start = number * 18;
      const text = paragraphs[number % paragraphs.length] ?? '';
      const speaker = number % 2 === 0 ? `<p class="speaker">${names[(number / 2) % 2] ?? ''}</p>` : '';
      const heading =
        number % 8 === 2
          ? `<h3 class="transcript-heading" id="tr-${number}"><a href="#dive-1">A heading</a></h3>`
          : '';
      const margin = number === 3 ? this.#marked(3).replace(/^.*<\/p>/, '') : '';
      return `${heading}${speaker}<p id="p${number}"><a class="stamp" id="t=${start}" href="#t=${start}">${formatTimecode(start)}</a> ${text}</p>${margin}`;
    }).join('');
    const view: EpisodeView = {
      kind: 'episode',
      head: this.#head(titles[index] ?? '', `episodes/e${index}/`, 'article'),
      slug: `e${index}`,
      ...(line.number === undefined ? {} : { number: line.number }),
      title: line.title,
      guests: bare ? [] : [this.#link(names[2] ?? '', 'people/p2/')],
      hosts: bare ? [] : [this.#link(names[0] ?? '', 'people/p0/'), this.#link(names[1] ?? '', 'people/p1/')],
      date: line.date,
      length: '7 min digest',
      draft: line.draft,
      tags: [],
      ...(index === 0
        ? {
            about: {
              html: '<p>A companion to <a href="https://example.org/1154">episode 1154 of The Show</a>, 15 May 2025, with Sean Williams. The audio here is a synthesised digest, not the broadcast; no word in it is the guest’s.</p>',
            },
          }
        : {}),
      ...(bare
        ? {}
        : { audio: { src: `${this.base}audio.wav`, type: 'audio/wav', duration: 462, title: line.title } }),
      elsewhere: true,
      listen: bare ? [] : [{ label: 'Apple Podcasts', href: 'https://example.org/apple' }],
      data: writeScriptJson({
        slug: `e${index}`,
        base: this.base,
        title: line.title,
        show: 'A fixture',
        url: `https://example.org${this.base}episodes/e${index}/`,
        duration: 462,
        artwork: [],
        parts: [],
      } satisfies EpisodeData),
      contents: bare
        ? []
        : [
            { id: 'summary', label: 'Summary', children: [] },
            { id: 'takeaways', label: 'Takeaways', children: [] },
            {
              id: 'dives',
              label: 'Deep dives',
              children: dives.map(({ id, heading, stamp }) => ({ id, label: heading, stamp, children: [] })),
            },
            { id: 'transcript', label: 'Transcript', children: [] },
            { id: 'references', label: 'What this rests on', children: [] },
          ],
      summary: `<p>${paragraphs[0]}</p>`,
      ...(bare
        ? {}
        : {
            map: renderEpisodeMap({
              duration: 462,
              lanes: ['Sections', 'Terms', 'Sources', 'Voices'].map((label, lane) => ({
                label,
                marks: [12, 125, 192, 259, 326].map((start) => ({
                  start: start + lane * 3,
                  ...(lane === 0 || lane === 3 ? { end: start + 60 } : {}),
                  label: 'A place',
                  href: `#t=${start}`,
                  kind: ['section', 'term', 'source', 'voice'][lane] ?? '',
                })),
              })),
            }),
          }),
      sections: bare
        ? []
        : [
            {
              kind: 'takeaways',
              id: 'takeaways',
              heading: 'Takeaways',
              intro: '',
              outro: '',
              items: [1, 2, 3].map((number) => ({
                id: `takeaway-${number}`,
                ...(number === 3 ? {} : { stamp: this.#stamp(index, 72 * number) }),
                html: this.#marked(number).replace(
                  /<p id="[^"]*">.{0,60}/,
                  '<p>One sentence that stands alone:',
                ),
              })),
            },
            { kind: 'deep-dives', id: 'dives', heading: 'Deep dives', intro: '', dives },
            {
              kind: 'notes',
              id: 'notes',
              heading: 'Notes',
              intro: '',
              outro: '',
              items: [
                {
                  id: 'note-1',
                  stamp: this.#stamp(index, 260),
                  html: '<p>“flying money” — an old name.</p>',
                },
              ],
            },
          ],
      ...(bare
        ? {}
        : {
            transcript: {
              html: `<div class="transcript-text">${passages}</div>`,
              headings: true,
              provenance: [
                {
                  label: 'Transcript',
                  text: 'from the script of the synthesised digest, reviewed by nobody (not stated)',
                },
              ],
              downloads: ['VTT', 'SRT', 'JSON', 'TXT'].map((label) =>
                this.#link(label, `episodes/e${index}/x`),
              ),
            },
          }),
      provenance: [
        { label: 'Summaries', text: 'not stated' },
        { label: 'Times', text: 'not stated' },
      ],
      references: bare ? [] : [1, 2, 3].map((id) => this.#reference(id)),
      referencesNumbered: index % 2 === 0,
      cite: this.#cite(line.title, `episodes/e${index}/`),
      downloads: ['BibTeX', 'RIS', 'CSL-JSON', 'Chapters'].map((label) => this.#link(label, 'x')),
      licence: { label: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' },
      ...(index > 0 ? { next: this.#link(titles[index - 1] ?? '', `episodes/e${index - 1}/`) } : {}),
      ...(index + 1 < titles.length
        ? { previous: this.#link(titles[index + 1] ?? '', `episodes/e${index + 1}/`) }
        : {}),
    };
    if (view.audio !== undefined) {
      const { head, audio, data } = view;
      this.views.set(`episodes/e${index}/embed/`, {
        kind: 'embed',
        head: { ...head, title: `Player: ${head.title}`, noindex: true },
        title: view.title,
        href: line.href,
        audio,
        data,
        transcript: `<div class="transcript-text">${passages.replaceAll(/<a href="#dive-1">(.*?)<\/a>/g, '$1')}</div>`,
      });
    }
    this.views.set(`episodes/e${index}/`, view);
  }

  #cite(title: string, path: string): CiteView {
    return {
      style: 'APA',
      entry: `Lindqvist, M. (2025). <i>${title}</i>. https://example.org/${path}`,
      inText: '(Lindqvist, 2025)',
      note: 'Transcript revised 9 March 2026, SHA-256 1f3a9c0bd2e4.',
      href: `${this.base}${citingFile}`,
      files: ['BibTeX', 'plain BibTeX', 'RIS', 'CSL-JSON', 'Zotero'].map((label) => this.#link(label, 'x')),
    };
  }

  #termLine(index: number): TermLine {
    const [name, form, definition] = this.words.terms[index] ?? ['', '', ''];
    return {
      href: `${this.base}glossary/t${index}/`,
      name,
      kind: 'concept',
      forms: form === '' ? [] : [{ form, language: 'ko', script: 'Kore' }, { form: `${form}2` }],
      definition,
      mentions: index === 5 ? 0 : 24 - (index % 20),
      episodes: 2,
    };
  }

  #addTerm(index: number): void {
    const line = this.#termLine(index);
    const { paragraphs, names } = this.words;
    const mentions: MentionView[] = Array.from({ length: index === 5 ? 0 : 9 }, (_, number) => {
      const text = paragraphs[number % paragraphs.length] ?? '';
      return {
        ...(number === 4 ? {} : { stamp: this.#stamp(0, 60 * number + 12, { approximate: number === 2 }) }),
        href: `${this.base}episodes/e0/#b${number}`,
        ...(number > 3 ? { speaker: names[number % 2] ?? '' } : {}),
        section: number < 4 ? 'Deep dives: revenue tactics' : 'Transcript',
        form: number % 2,
        before: `${text.slice(20, 20 + 8 * number + 4).trim()} `,
        words: line.name,
        after: ` ${text.slice(90, 160)}`,
      };
    });
    const view: TermView = {
      kind: 'term',
      head: this.#head(line.name, `glossary/t${index}/`, 'article'),
      name: line.name,
      termKind: line.kind,
      forms: line.forms,
      pronunciation: 'joo-cheh',
      definition: `<p>${line.definition}</p>`,
      body: `<p>${paragraphs[1]}</p>`,
      references: index % 2 === 0 ? [this.#reference(1)] : [],
      sameAs: [{ label: 'Wikidata Q484416', href: 'https://www.wikidata.org/wiki/Q484416' }],
      ...(mentions.length === 0
        ? {}
        : {
            picture: renderMentionRows({
              rows: [0, 1].map((episode) => ({
                label: this.#line(episode).title,
                href: this.#line(episode).href,
                duration: 462,
                ticks: mentions.flatMap(({ stamp }) =>
                  stamp === undefined ? [] : [{ time: stamp.start, label: stamp.label, href: stamp.href }],
                ),
              })),
            }),
          }),
      mentionCount: mentions.length * 2,
      episodeCount: mentions.length === 0 ? 0 : 2,
      episodes:
        mentions.length === 0
          ? []
          : [0, 1].map((episode) => ({
              id: `in-e${episode}`,
              line: this.#line(episode),
              count: mentions.length,
              continued: false,
              mentions,
            })),
      facets: {
        speakers: [
          { value: '', count: 8 },
          { value: names[0] ?? '', count: 6 },
          { value: names[1] ?? '', count: 4 },
        ],
        forms: [
          { value: line.name, count: 10 },
          { value: `${line.name}s`, count: 8 },
        ],
      },
      allForms: [line.name, `${line.name}s`],
      mentionFiles: [this.#link('CSV', `glossary/t${index}/mentions.csv`)],
      namedBy: [this.#link('Sanctions', 'glossary/t6/')],
      related: [this.#link('Hawala', 'glossary/t3/'), this.#link('Capital flight', 'glossary/t4/')],
      cite: this.#cite(line.name, `glossary/t${index}/`),
    };
    this.views.set(`glossary/t${index}/`, view);
  }

  #addSource(): void {
    const { paragraphs } = this.words;
    const relations = ['supports', 'disputes', 'background', 'mentions'];
    this.views.set('sources/greitens2014/', {
      kind: 'source',
      head: this.#head('Illicit', 'sources/greitens2014/', 'article'),
      title: 'Illicit: North Korea’s evolving operations to earn hard currency',
      html: this.#reference(1).html,
      what: 'report, 2014',
      light: false,
      read: [{ label: 'hrnk.org', href: 'https://www.hrnk.org/' }],
      bibtex: '@report{greitens2014,\n  title = {Illicit},\n}\n',
      coins: 'ctx_ver=Z39.88-2004',
      momentCount: 5,
      relations: relations.map((relation) => ({ relation, count: 1 })),
      judgement: 'Whether a source supports or disputes a statement is the judgement of Maja.',
      archived: { label: 'Archived copy', href: 'https://web.archive.org/' },
      accessed: '3 June 2025',
      formats: ['APA', 'Chicago', 'MLA'].map((style) => ({ style, html: this.#reference(1).html })),
      downloads: ['BibTeX', 'RIS', 'CSL-JSON'].map((label) => this.#link(label, 'references.bib')),
      episodes: [
        {
          line: this.#line(0),
          count: relations.length,
          continued: false,
          moments: relations.map((relation, index) => ({
            ...(index === 2 ? {} : { stamp: this.#stamp(0, 72 * (index + 1), { approximate: index === 1 }) }),
            href: `${this.base}episodes/e0/#b${index}`,
            section: 'Deep dives: revenue tactics',
            statement: `${(paragraphs[index % paragraphs.length] ?? '').slice(0, 140)}…`,
            relation,
            ...(index === 0 ? { locator: 'p. 46' } : {}),
          })),
        },
      ],
      terms: [
        {
          link: this.#link(this.words.terms[0]?.[0] ?? '', 'glossary/t0/'),
          moments: [
            {
              href: `${this.base}glossary/t0/`,
              section: 'Definition',
              statement: paragraphs[0] ?? '',
            },
          ],
        },
      ],
    });
  }

  #addPeople(): void {
    this.words.names.forEach((name, index) => {
      this.views.set(`people/p${index}/`, {
        kind: 'person',
        head: this.#head(name, `people/p${index}/`, 'profile'),
        name,
        role: index === 2 ? 'journalist' : 'host',
        pronouns: 'she/her',
        bio: this.words.paragraphs[1] ?? '',
        links: [{ label: 'example.org', href: 'https://example.org/' }],
        episodes: [{ role: 'Host', lines: [this.#line(0), this.#line(1)] }],
      });
    });
  }

  #years(): { year: string; href: string; lines: EpisodeLine[] }[] {
    const lines = this.words.titles.map((_, index) => this.#line(index));
    const groups = Map.groupBy(lines, ({ date }) => date.iso.slice(0, 4));
    return [...groups]
      .map(([year, list]) => ({ year, href: `${this.base}years/${year}/`, lines: list }))
      .sort((a, b) => Number(b.year) - Number(a.year));
  }

  #addYears(): void {
    for (const { year, lines } of this.#years()) {
      this.views.set(`years/${year}/`, {
        kind: 'year',
        head: this.#head(`Episodes of ${year}`, `years/${year}/`),
        year,
        lines,
        previous: this.#link('2023', 'years/2023/'),
      });
    }
  }

  #addLists(): void {
    const { titles, terms, names, paragraphs } = this.words;
    const lines = titles.map((_, index) => this.#line(index));
    const first = lines[0];
    const termLines = terms.map((_, index) => this.#termLine(index));
    const letters = Map.groupBy(termLines, ({ name }) => name.slice(0, 1).toUpperCase());
    const add = (view: PageView, path: string): void => void this.views.set(path, view);
    add(
      {
        kind: 'home',
        head: this.#head('', ''),
        ...(first === undefined ? {} : { newest: { ...first, summary: `<p>${paragraphs[0]}</p>` } }),
        episodes: lines,
        terms: termLines
          .filter(({ mentions }) => mentions > 0)
          .slice(0, 24)
          .map(({ name, href, mentions }) => ({ label: name, href, detail: String(mentions) })),
      },
      '',
    );
    add({ kind: 'episodes', head: this.#head('Episodes', 'episodes/'), years: this.#years() }, 'episodes/');
    add(
      {
        kind: 'glossary',
        downloads: [],
        head: this.#head('Glossary', 'glossary/'),
        groups: [...letters].sort().map(([letter, list], index) => ({
          letter,
          id: `letter-${index}`,
          entries: list.map((line) => ({ ...line, type: 'term' as const, kind: 'concept' as const })),
        })),
        termCount: termLines.length,
        kinds: [],
      },
      'glossary/',
    );
    const reference = this.#reference(1);
    add(
      {
        kind: 'sources',
        head: this.#head('Sources', 'sources/'),
        title: 'Sources',
        total: this.#full ? 6 : 0,
        shown: this.#full ? 6 : 0,
        types: [],
        letters: [],
        groups: this.#full
          ? [1, 2].map((group) => ({
              letter: group === 1 ? 'G' : 'W',
              id: `letter-${group}`,
              sources: [0, 1, 2].map((cited) => ({
                id: `source-${group}-${cited}`,
                href: reference.href,
                html: reference.html,
                sort: 'Greitens',
                what: 'report, 2014',
                type: 'report',
                coins: 'ctx_ver=Z39.88-2004',
                cited,
                light: false,
              })),
            }))
          : [],
        downloads: this.#full
          ? [this.#link('BibTeX', 'references.bib'), this.#link('RIS', 'references.ris')]
          : [],
      },
      'sources/',
    );
    add(
      {
        kind: 'people',
        head: this.#head('People', 'people/'),
        people: names.map((name, index) => ({
          link: this.#link(name, `people/p${index}/`),
          role: index === 2 ? 'journalist' : 'host',
          episodes: index,
        })),
      },
      'people/',
    );
    add({ kind: 'search', head: this.#head('Search', 'search/') }, 'search/');
    add({ kind: 'about', head: this.#head('About', 'about/') }, 'about/');
    add({ kind: 'kept', head: this.#head('Kept episodes', 'kept/') }, 'kept/');
    add({ kind: 'not-found', head: this.#head('Page not found', '404.html') }, '404.html');
  }
}

/** Writes a derived store into a folder; `base` as in `ShowView`. */
export async function writeFixtureStore(folder: string, name: FixtureName, base = '/'): Promise<PageIndex> {
  const store = new Store(name, base);
  const pages: PageEntry[] = [];
  for (const [path, view] of store.views) {
    const file = join('views', `${path.replaceAll(/\/$/g, '') || 'home'}.json`);
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), JSON.stringify(view));
    pages.push({ kind: view.kind, path, file, hash: `${name}-${path}` });
  }
  const index: PageIndex = { show: store.show(), pages };
  await writeFile(join(folder, 'pages.json'), JSON.stringify(index));
  return index;
}
