import { writeNotes, type WrittenNotes } from '../../export/notes/index.ts';
import { notesTargets, targetRules } from '../../export/notes/targets.ts';
import { episodePath, notesPath } from '../../model/address.ts';
import type { Episode } from '../../model/episode.ts';
import type { EpisodeNotes } from '../../model/notes.ts';
import type { HeadView } from '../../model/view/parts.ts';
import type { NotesView, PlacedNotesView } from '../../model/view/notes.ts';
import type { SiteContext } from '../context.ts';

const count = (value: number): string => value.toLocaleString('en');

function describeLength({ target, body }: WrittenNotes): string {
  const { bytes } = targetRules[target];
  const length = count(Buffer.byteLength(body));
  return bytes === undefined ? `${length} bytes` : `${length} of ${count(bytes)} bytes`;
}

/** Headings would stand among those of the page that shows them. */
const withoutHeadings = (html: string): string =>
  html.replaceAll(/<(\/?)h[1-6]>/g, (_, slash: string) => (slash === '' ? '<p><strong>' : '</strong></p>'));

function viewPlace(written: WrittenNotes): PlacedNotesView {
  const { target, body, changes } = written;
  const { label, format } = targetRules[target];
  return {
    target,
    label,
    body,
    length: describeLength(written),
    changes,
    preview:
      format === 'html'
        ? { kind: target === 'spotify' ? 'lines' : 'formatted', html: withoutHeadings(body) }
        : { kind: 'plain', text: body },
  };
}

/** The page of an episode's show notes, for whoever publishes it. `head` is that of the episode's page. */
export function viewNotes(
  notes: EpisodeNotes,
  { episode, head }: { readonly episode: Episode; readonly head: HeadView },
  { addresses }: SiteContext,
): NotesView {
  const { audio, cited, ...plain } = head;
  return {
    kind: 'notes',
    head: {
      ...plain,
      title: `Show notes: ${head.title}`,
      canonical: addresses.absolute(notesPath(episode.slug)),
      noindex: true,
      alternates: [],
    },
    title: episode.meta.title,
    href: addresses.href(episodePath(episode.slug)),
    places: notesTargets.map((target) => viewPlace(writeNotes(notes, target))),
  };
}
