/** How bad: an error stops the build, a warning and a hint do not. */
export type Severity = 'error' | 'warning' | 'hint';

interface Rule {
  readonly severity: Severity;
  /** What is printed; `{name}` is filled in by {@link import('./message.ts').describe}. */
  readonly message: string;
  /** For the README's list: what it is about and why it matters, one sentence. */
  readonly about: string;
}

/** The one table of everything that can be wrong with content. The README's list is generated from it. */
export const rules = {
  // files and YAML
  'unreadable-file': {
    severity: 'error',
    message: 'cannot read this file: {reason}',
    about: 'The file is missing, is not UTF-8 text, or cannot be opened.',
  },
  'old-encoding': {
    severity: 'warning',
    message: 'this file is not UTF-8; it was read as {encoding}',
    about:
      'A bibliography in UTF-16, or in Windows-1252 or the encoding that it notes; the place is the first that shows it.',
  },
  'feed-unreadable': {
    severity: 'error',
    message: 'this is no podcast feed: {reason}',
    about: 'A file or address was given as a feed that is none, or none that can be read.',
  },
  'feed-cut-off': {
    severity: 'warning',
    message: 'the feed ends here, before its end; only what stands above is read',
    about: 'A feed that was not copied or downloaded to its end: later items are missing.',
  },
  'feed-item': {
    severity: 'warning',
    message: 'an item of the feed: {reason}',
    about: 'An item that is left out of an import or lacks what tells it from others.',
  },
  'feed-markup': {
    severity: 'warning',
    message: 'the feed is damaged: {reason}; what can be read here is kept',
    about:
      'Markup of an item or of the whole feed that is not well-formed; see whether what was imported is complete.',
  },
  'yaml-syntax': {
    severity: 'error',
    message: 'not valid YAML: {reason}',
    about: 'The YAML parser could not make sense of the front matter or file.',
  },
  'missing-field': {
    severity: 'error',
    message: '"{field}" is required',
    about: 'A field without which the page would be wrong is absent.',
  },
  'unknown-field': {
    severity: 'warning',
    message: 'unknown field "{field}"',
    about: 'A field that Glosscast does not know: it is ignored, often a typing mistake.',
  },
  'wrong-type': {
    severity: 'error',
    message: '"{field}" must be {expected}',
    about: 'A field holds another kind of value than it should.',
  },
  'duplicate-field': {
    severity: 'error',
    message: '"{field}" stands twice, first in line {line}',
    about: 'A field is written twice in one map: only the first counts, so one of the two is lost.',
  },
  'missing-front-matter': {
    severity: 'error',
    message: 'the file has no front matter',
    about: 'An episode or term begins with its fields between two lines of three hyphens.',
  },
  'unclosed-front-matter': {
    severity: 'error',
    message: 'the front matter that begins here has no end',
    about: 'Front matter stands between two lines of three hyphens; the second is missing.',
  },
  'not-edited': {
    severity: 'error',
    message: '"{field}" was not changed: {reason}',
    about:
      'A command was to change a field, and could not without changing something else: the file is as it was.',
  },
  // folders and files
  'missing-show': {
    severity: 'error',
    message: 'there is no {file}',
    about: 'Every show needs episodes/show.yaml with its title, description, language and address.',
  },
  'missing-episode-file': {
    severity: 'warning',
    message: 'the folder "{folder}" has no episode.md',
    about: 'A folder in episodes/ without an episode.md is no episode: nothing of it is shown.',
  },
  'reserved-name': {
    severity: 'error',
    message: '"{name}" cannot be the name of an episode: the site uses that address itself',
    about: 'Some addresses below episodes/ belong to the site, so a folder cannot have their name.',
  },
  'bad-address': {
    severity: 'error',
    message: '"{name}" cannot stand in an address',
    about: 'The names of episode folders, people and glossary files become addresses.',
  },
  'address-collision': {
    severity: 'error',
    message: '"{name}" gets the same address as {other}',
    about: 'Two names that differ only in case or punctuation would be one page.',
  },
  'no-episodes': {
    severity: 'warning',
    message: 'there is no episode in episodes/',
    about: 'A show begins with its first episode: a folder in episodes/ with an episode.md.',
  },
  'unused-file': {
    severity: 'warning',
    message: '"{file}" is not read',
    about: 'A file that looks like content stands where Glosscast does not look.',
  },
  'missing-file': {
    severity: 'error',
    message: 'there is no file "{file}" in {folder}',
    about: 'A field names a file that is not in the folder where it should be.',
  },
  'dead-link': {
    severity: 'error',
    message: 'the link "{href}" leads to no page or file of the site',
    about: 'A link without https:// leads to a page of the site, or to a file beside the episode.',
  },
  'dead-anchor': {
    severity: 'hint',
    message: 'the page of "{href}" has no part "#{id}"',
    about: 'A link with # leads to a heading, a section or a passage of that page, or to its beginning.',
  },
  'dead-external-link': {
    severity: 'warning',
    message: 'the link "{href}" {what}',
    about: 'Only with --links: the other site says that nothing is there any more.',
  },
  'unchecked-link': {
    severity: 'hint',
    message: 'the link "{href}" {what}',
    about: 'Only with --links: whether the link is well could not be told; it may be for people.',
  },
  'refused-link': {
    severity: 'error',
    message: 'the link "{href}" is left out, its words are kept',
    about: 'Only links to the web, to mail addresses and to telephone numbers are kept.',
  },
  'missing-alt': {
    severity: 'warning',
    message: 'the picture "{file}" has no alternative text',
    about: 'Readers who do not see a picture are told its alternative text instead.',
  },
  'bad-picture': {
    severity: 'error',
    message: '"{file}" is not a picture that can be read',
    about: 'A picture that the content names is missing, damaged, or of a kind that cannot be shown.',
  },
  'several-transcripts': {
    severity: 'warning',
    message: 'several files could be the transcript: {files}; "{chosen}" is used',
    about: 'A folder has more than one transcript.* and the front matter does not say which to use.',
  },
  'unknown-style': {
    severity: 'error',
    message: 'unknown citation style "{style}"',
    about: 'citation.style must be apa, chicago, mla or a file in references/styles/.',
  },
  'bad-style': {
    severity: 'error',
    message: 'not a citation style that can be used: {reason}',
    about: 'A file in references/styles/ that the show asks for must be an independent CSL style.',
  },
  'base-differs': {
    severity: 'error',
    message: '"base" is "{base}" but the path of "url" is "{path}"',
    about: 'The address of the site says where it lies below its host; base must not contradict it.',
  },
  'dead-redirect': {
    severity: 'error',
    message: 'the redirect of "{from}" leads to "{to}", which is no page of the site',
    about: 'A redirect must end at a page that is there.',
  },
  'redirect-of-page': {
    severity: 'error',
    message: 'there is a page "{from}": a redirect would take its place',
    about: 'Only an address that no page has any more can lead elsewhere.',
  },
  'redirect-loop': {
    severity: 'error',
    message: 'the redirect of "{from}" leads back to itself',
    about: 'A redirect must end at a page.',
  },
  'repeated-heading': {
    severity: 'error',
    message: '"{heading}" is the heading of two sections, {first} and {second}',
    about: 'Each of the known sections needs a heading of its own.',
  },
  // glossary
  'duplicate-alias': {
    severity: 'warning',
    message: '"{form}" is also a form of "{other}"',
    about: 'Two terms share a name or alias: mentions of it go to the first of them.',
  },
  'unfindable-form': {
    severity: 'hint',
    message: '"{form}" has no letter and no digit: it is found nowhere',
    about: 'A form of a term that consists of signs alone, such as an emoji: only words are looked for.',
  },
  'empty-definition': {
    severity: 'warning',
    message: 'the term "{term}" has no definition',
    about: 'A glossary entry without a definition tells a reader nothing.',
  },
  'stray-glossary-text': {
    severity: 'warning',
    message: 'this is not part of a definition and is not shown',
    about: 'references/glossary.md holds terms, each followed by a line that begins with a colon.',
  },
  // what an editor would say
  'unused-term': {
    severity: 'hint',
    message: 'no episode and no other term mentions {terms}',
    about: 'Terms that nobody comes across: a form that people say may be missing among the aliases.',
  },
  'unused-source': {
    severity: 'hint',
    message: 'nothing cites {sources}',
    about: 'Sources of a bibliography that no episode and no term refers to, said once per file.',
  },
  'long-title': {
    severity: 'hint',
    message: 'this title has {count} characters: {limits}',
    about: 'Platforms cut off or refuse longer titles.',
  },
  'number-in-title': {
    severity: 'hint',
    message: 'the title begins with the number of the episode',
    about:
      'Apple asks for titles without numbers, which are told in fields of the feed; said of own feeds only.',
  },
  'missing-transcript': {
    severity: 'hint',
    message: 'there is audio here, and no transcript{others}',
    about: 'An episode without its words cannot be searched, followed or cited; said once for all.',
  },
  'missing-provenance': {
    severity: 'hint',
    message: 'it is not said who or what made this transcript{others}',
    about: 'Readers should know whether a person or a machine wrote a transcript; said once for all.',
  },
  // names
  'unknown-source': {
    severity: 'error',
    message: 'unknown source "{key}"',
    about: 'A citation names a key that no file in references/ has.',
  },
  'unknown-term': {
    severity: 'error',
    message: 'unknown term "{name}"',
    about: '[[…]] or "related" names a term that the glossary does not have.',
  },
  'unknown-episode': {
    severity: 'error',
    message: 'unknown episode "{name}"',
    about: 'The "defined" of a term names an episode by its folder, or by the beginning of that name.',
  },
  'ambiguous-term': {
    severity: 'warning',
    message: '"{name}" may be {terms}',
    about: '[[…]] names a form that several terms have; the first by address is taken.',
  },
  'unknown-person': {
    severity: 'error',
    message: 'unknown person "{id}"',
    about: 'hosts, guests, people or speakers name somebody who is not in people.yaml.',
  },
  // sources
  'malformed-source': {
    severity: 'error',
    message: 'this entry cannot be read: {reason}',
    about: 'A bibliography entry is broken. Only it is lost; all others of the file are read.',
  },
  'source-without-key': {
    severity: 'error',
    message: 'this source has no {field}, so nothing can cite it',
    about: 'Every source needs a key of its own: it is cited and addressed by it.',
  },
  'source-syntax': {
    severity: 'warning',
    message: 'this is not quite as the format has it: {reason}',
    about: 'Something in a bibliography is against its format, and the entry could be read all the same.',
  },
  'missing-parent': {
    severity: 'warning',
    message: '"crossref" names "{key}", which is not in this file',
    about: 'A BibTeX entry takes fields over from another one, which must be in the same file.',
  },
  'incomplete-source': {
    severity: 'hint',
    message: 'the source "{key}" has no {missing}',
    about:
      'What a reference of its type needs: somebody responsible, a year, the journal or book that it is in.',
  },
  'odd-identifier': {
    severity: 'hint',
    message: '"{value}" is not {kind}',
    about: 'A DOI or ISBN that cannot be one is a slip of the pen, or something else in the wrong field.',
  },
  'duplicate-source': {
    severity: 'error',
    message: 'the source "{key}" is already in {other}',
    about: 'Two bibliography entries have the same key, so a citation could mean either; the first counts.',
  },
  'source-without-title': {
    severity: 'warning',
    message: 'the source "{key}" has no title',
    about: 'A reference without a title can hardly be found again.',
  },
  'unknown-source-type': {
    severity: 'warning',
    message: 'unknown type "{type}": the source is shown as a document',
    about: 'The type of a source decides how its reference is written.',
  },
  'refused-url': {
    severity: 'warning',
    message: '"{field}" is not a web address: "{url}" is left out',
    about: 'Only http and https addresses become links.',
  },
  'bad-date': {
    severity: 'warning',
    message: '"{value}" in "{field}" is not a date; it is shown as written',
    about:
      'A date that is not like 2025-02-26 (or shorter) cannot be sorted or put into the style of the references.',
  },
  'undefined-string': {
    severity: 'warning',
    message: 'the abbreviation "{name}" is not defined, so "{field}" is empty there',
    about: 'A word without quotation marks or braces in a BibTeX field stands for an @string.',
  },
  // stamps
  'bad-stamp': {
    severity: 'error',
    message: 'not a time: "{stamp}"',
    about: 'A stamp must be [m:ss], [mmm:ss] or [h:mm:ss], seconds below 60.',
  },
  'missing-stamp': {
    severity: 'warning',
    message: '{item} has no time',
    about: 'A takeaway, deep dive, note or quotation without a time cannot be played.',
  },
  'unconfirmed-times': {
    severity: 'hint',
    message: 'approximate times that nobody has confirmed: {items}',
    about:
      'Times with a `~` are shown as "about 12:04", and are no chapters anywhere until a person takes the sign away; said once an episode.',
  },
  'reversed-stamp': {
    severity: 'error',
    message: 'the end of "{stamp}" is not after its start',
    about: 'A range of time goes from its start to a later end.',
  },
  'soundbite-length': {
    severity: 'hint',
    message: 'a soundbite with {length}',
    about:
      'A takeaway marked `{soundbite}` goes into the feed if it has a start and an end; players ask for 15 to 120 seconds.',
  },
  'feed-incomplete': {
    severity: 'hint',
    message: '"{field}" is missing, which podcast directories ask for',
    about:
      "A feed of one's own (`feed.own`) is taken by all directories only with category, picture, e-mail address and its identifier.",
  },
  'stamp-past-end': {
    severity: 'warning',
    message: '{time} is past the end of the episode',
    about: 'A time after the duration of the front matter, or else after the end of the transcript.',
  },
  'section-order': {
    severity: 'warning',
    message: 'this {item} begins at {time}, but stands after one that begins at {before}',
    about: 'Deep dives, and chapters, are written in the order in which they are heard.',
  },
  'section-overlap': {
    severity: 'warning',
    message: 'this {item} begins at {time}, inside the one of {range}',
    about: 'A deep dive or chapter begins before the one above it is over.',
  },
  'chapters-close': {
    severity: 'warning',
    message: 'this {item} begins {seconds} seconds after the one before',
    about:
      'Chapters (or the deep dives that stand for them) closer than ten seconds are left out by players.',
  },
  // prose
  'bad-citation': {
    severity: 'error',
    message: 'cannot read this citation: {reason}',
    about: 'A citation is [@key], [see @a, pp. 3–5; @b, 12:34] or @key [p. 3].',
  },
  'unknown-relation': {
    severity: 'error',
    message: 'unknown relation "{word}"',
    about:
      'The first word of a citation nearly is supports, disputes, background or mentions, but not quite.',
  },
  'bad-term': {
    severity: 'error',
    message: 'cannot read this term: {reason}',
    about: 'A term is [[Term]] or [[Term|words shown]].',
  },
  'unknown-footnote': {
    severity: 'error',
    message: 'there is no footnote "{label}"',
    about: 'A [^label] has no [^label]: text anywhere in the file.',
  },
  'unused-footnote': {
    severity: 'warning',
    message: 'nothing refers to the footnote "{label}"',
    about: 'A footnote that no [^label] leads to; it is shown at the end.',
  },
  'duplicate-footnote': {
    severity: 'warning',
    message: 'the footnote "{label}" has a text already; this one is not shown',
    about: 'Two footnotes have the same label: only the first counts.',
  },
  'raw-html': {
    severity: 'warning',
    message: 'HTML is not supported: {tag} is left out, the text in it is kept',
    about: 'HTML in Markdown is neither trusted nor needed.',
  },
  'control-character': {
    severity: 'warning',
    message: 'an invisible control character stands here; it is shown as \uFFFD',
    about: 'Damaged files, and text copied out of terminals, hold characters that no page can show.',
  },
  'heading-space': {
    severity: 'error',
    message: 'this is no heading: a space is missing after "{marks}"',
    about: 'A heading is ## and a space before its words.',
  },
  'unclosed-code': {
    severity: 'error',
    message: 'this block of code is never closed: all that follows is taken for code',
    about: 'A block that begins with ``` ends with ``` on a line of its own.',
  },
  'broken-table': {
    severity: 'error',
    message: 'this is no table: its head has {head} cells, the line below it {below}',
    about: 'The head of a table and the line of --- below it must have as many cells as each other.',
  },
  'heading-level': {
    severity: 'warning',
    message: 'a heading of level {level} is too high here',
    about: 'Level 1 is the title of the page, level 2 its sections.',
  },
  'unchecked-quotation': {
    severity: 'hint',
    message: 'a quotation without quotation marks is not compared with the transcript',
    about: 'Quoted words are checked when they are written > [3:14] "words" — speaker.',
  },
  // sections of an episode
  'unknown-section': {
    severity: 'warning',
    message: 'the section "{heading}" has no meaning of its own and is shown as it stands',
    about: 'A heading that nearly is one of the known sections is probably a typing mistake.',
  },
  'duplicate-section': {
    severity: 'warning',
    message: 'there is a section "{heading}" already',
    about: 'Two sections of the same kind: put their contents together.',
  },
  'empty-section': {
    severity: 'warning',
    message: 'the section "{heading}" has no {items}',
    about: 'A known section without the list items or headings it is made of.',
  },
  'plain-heading': {
    severity: 'warning',
    message: '{what} in {place} has no effect',
    about: 'The heading of a section and the title of a chapter are plain words.',
  },
  'correction-form': {
    severity: 'warning',
    message: 'this correction does not say {missing}',
    about: 'A correction begins with its date and kind: - [5:01] 2025-06-01 speaker — what is right.',
  },
  'bad-correction-date': {
    severity: 'error',
    message: 'not a date: "{date}"',
    about: 'Dates are written 2025-06-01.',
  },
  'unknown-correction-kind': {
    severity: 'error',
    message: 'unknown kind of correction "{kind}"',
    about: 'A correction is about the speaker, the transcript or the summary.',
  },
  // transcripts
  'transcript-unrecognised': {
    severity: 'error',
    message: 'this is not a transcript in a format that Glosscast knows',
    about: 'The file beside the episode was not recognised by its content as any transcript format.',
  },
  'transcript-needs-times': {
    severity: 'error',
    message: 'a transcript without times cannot be written as {form}',
    about: 'Captions are made of times: words alone can be text or HTML.',
  },
  'output-taken': {
    severity: 'error',
    message: 'not converted: {reason}',
    about: 'Two files of the same name would be converted into one, or a file would take its own place.',
  },
  'transcript-signature': {
    severity: 'error',
    message: 'this should be WebVTT, but its first line is not a WebVTT signature',
    about: 'A file named .vtt, or beginning nearly like WEBVTT, that the standard refuses.',
  },
  'transcript-syntax': {
    severity: 'error',
    message: 'not valid JSON: {reason}',
    about: 'A transcript in JSON that cannot be parsed.',
  },
  'transcript-encoding': {
    severity: 'warning',
    message: 'this transcript is not UTF-8; it was read as {encoding}',
    about: 'A transcript in UTF-16, Windows-1252, or with bytes that are not text.',
  },
  'transcript-timing': {
    severity: 'warning',
    message: 'times that cannot be read, and whose text was left out: {count}',
    about: 'Cues whose times break the rules of the format; the first is named.',
  },
  'transcript-unread-times': {
    severity: 'warning',
    message: 'times that cannot be read, and whose text was joined to the cue before: {count}',
    about: 'A subtitle whose times are damaged keeps its words, without a time of its own.',
  },
  'transcript-negative-time': {
    severity: 'warning',
    message: 'times before the audio begins: {count}; read as 0:00',
    about: 'A minus before a time of a subtitle: no audio has one.',
  },
  'transcript-stray-text': {
    severity: 'warning',
    message: 'text that belongs to no cue, and was left out: {count}',
    about: 'Blocks of a transcript that have no times and are no comments; the first is named.',
  },
  'transcript-segment': {
    severity: 'warning',
    message: 'segments without a text, left out: {count}',
    about: 'Entries of a JSON transcript that say nothing; the first is named.',
  },
  'transcript-missing-start': {
    severity: 'warning',
    message: 'segments without a start time that can be read: {count}',
    about: 'The text of such a segment is kept where it stands, without a time. The first is named.',
  },
  'transcript-untimed-words': {
    severity: 'hint',
    message: 'words without a time of their own among words that have one: {count}',
    about: 'Tools leave out the time of a word that they could not place; the first such segment is named.',
  },
  'transcript-unspoken': {
    severity: 'hint',
    message: 'lines that nobody says, and were left out: {count}',
    about:
      'Front matter, headings, breaks and the like in a transcript that is written as text; the first is named.',
  },
  'transcript-untimed': {
    severity: 'hint',
    message: 'parts of the transcript without a time of their own: {count}',
    about: 'Words for which the file states no time: none is made up, and they are shown without a stamp.',
  },
  'transcript-markup': {
    severity: 'warning',
    message: 'the markup of this file is broken: {reason}',
    about: 'A transcript in XML or HTML with broken markup: what could be read of it was kept.',
  },
  'transcript-entities': {
    severity: 'error',
    message: 'this file declares entities, and was not read',
    about: 'Entity declarations can blow a small file up to any size; no transcript needs them.',
  },
  'transcript-bad-time': {
    severity: 'warning',
    message: 'times that cannot be read, and were left out: {count}',
    about:
      'Times in a transcript that break the rules of its format; its words are kept, the first is named.',
  },
  'transcript-no-cues': {
    severity: 'warning',
    message: 'this transcript holds no text',
    about: 'A transcript without a single cue.',
  },
  'transcript-order': {
    severity: 'warning',
    message: 'cues that begin before the one above them: {count}; sorted',
    about: 'Cues out of order were put in order of their start; the first is named.',
  },
  'transcript-reversed': {
    severity: 'warning',
    message: 'cues that end before they begin: {count}; their end was estimated',
    about: 'Start and end contradict each other; the start is believed.',
  },
  'transcript-zero-length': {
    severity: 'hint',
    message: 'cues of no length: {count}; their end was estimated',
    about: 'Cues whose end is their start; the first is named.',
  },
  'transcript-overlap': {
    severity: 'hint',
    message: 'cues that end after the next one begins: {count}; cut short',
    about: 'Overlapping cues were ended where the next one starts; the first is named.',
  },
  'transcript-repeated': {
    severity: 'hint',
    message: 'lines that only repeat the caption before: {count}; merged',
    about: 'Rolling captions repeat each line; the repeats were dropped, the first is named.',
  },
  'transcript-unplaced': {
    severity: 'warning',
    message: 'text that the format leaves out, put back where it stands: {count}',
    about: 'A cue whose times cannot be read, or text outside any cue: its words are kept.',
  },
  'transcript-time-typo': {
    severity: 'warning',
    message: 'times that jump away and back, taken for typing mistakes: {count}; estimated',
    about: 'A single time far from those before and after it, in a transcript that else is in order.',
  },
  'transcript-past-end': {
    severity: 'warning',
    message: 'cues that go on after the audio has ended: {count}; cut at its end',
    about: 'The last times of a transcript lie a little behind the end of the audio.',
  },
  'transcript-longer-than-audio': {
    severity: 'warning',
    message: 'the transcript goes on until {time}, but the audio ends at {duration}',
    about: 'The duration and the transcript contradict each other: it may be the transcript of other audio.',
  },
  'transcript-speaker-prefix': {
    severity: 'hint',
    message: 'names written before what is said: {count}; read as speakers',
    about: 'Captions that say "Name: words" have their speakers in the text.',
  },
  'transcript-speaker-mark': {
    severity: 'hint',
    message: 'marks of a change of speaker (>> or a dash): {count}; read as new turns',
    about: 'Captions mark that somebody else speaks without saying who.',
  },
  'transcript-short-name': {
    severity: 'hint',
    message:
      'speakers named by their first name only: {count}; taken for the full name in the same transcript',
    about: 'A transcript that names somebody in full first, and by first name later.',
  },
  'transcript-references': {
    severity: 'hint',
    message: 'texts with HTML character references left in them: {count}; decoded',
    about: 'A text that was escaped twice shows &amp; where & is meant.',
  },
  'transcript-mojibake': {
    severity: 'warning',
    message: 'texts whose letters were decoded wrongly once (Ã© for é): {count}; put right',
    about: 'UTF-8 that was read as Windows-1252 and saved again.',
  },
  'transcript-direction-marks': {
    severity: 'hint',
    message: 'texts with invisible characters that override the direction of writing: {count}; removed',
    about: 'Such characters can make text look other than it is; pages set the direction themselves.',
  },
  'transcript-spaced-letters': {
    severity: 'hint',
    message: 'texts in Chinese or Japanese with spaces between the words: {count}; closed up',
    about: 'Speech recognition writes its tokens apart; readers of these scripts do not.',
  },
  'transcript-empty-cue': {
    severity: 'hint',
    message: 'cues without text: {count}; dropped',
    about: 'Cues that show nothing; the first is named.',
  },
  'speaker-unknown': {
    severity: 'warning',
    message: 'the speaker "{speaker}", who speaks {often}, is nobody in people.yaml',
    about: "A name or code in the transcript that the front matter's speakers do not map to a person.",
  },
  'speaker-unused': {
    severity: 'hint',
    message: 'the transcript has no speaker "{speaker}"',
    about: "A name or code of the front matter's speakers that does not occur in the transcript.",
  },
  // annotations
  'unsupported-takeaway': {
    severity: 'hint',
    message: 'nothing is given that this takeaway rests on',
    about:
      'A takeaway rests on words that are said at its time (without a transcript: on that time), or on a source.',
  },
  'quotation-not-found': {
    severity: 'warning',
    message: 'the transcript does not say "{words}"',
    about: 'Quoted words with a time must be said in the episode; about one word in ten may differ.',
  },
  'quotation-elsewhere': {
    severity: 'warning',
    message: 'the transcript says "{words}" at {time}, not at {stamp}',
    about: 'Who plays a quotation should hear it: its time is the one at which its words are said.',
  },
  'quotation-speaker': {
    severity: 'warning',
    message: 'this is said by {others}, not by {given}',
    about: 'The speaker after the dash is not the one who says the words in the transcript.',
  },
  'note-not-found': {
    severity: 'warning',
    message: 'the transcript does not say "{words}" within a minute of {time}',
    about:
      'A note hangs on the words it quotes; if they are not found near its time, it is shown in the notes only.',
  },
} as const satisfies Record<string, Rule>;

/** The name of a rule, as it stands in brackets behind a message. */
export type RuleId = keyof typeof rules;

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

/** The values a rule's message needs, by name. */
export type RuleParameters<Rule extends RuleId> = Readonly<
  Record<Placeholders<(typeof rules)[Rule]['message']>, string | number>
>;
