import { describe, sortMessages, type Message } from '../../diagnostics/message.ts';
import { proseOfEpisode } from '../../model/episode.ts';
import type { Position } from '../../model/position.ts';
import { doiAddress } from '../../model/source.ts';
import { ClosedAddressError, type AskLink } from '../../read/ask-link.ts';
import type { LoadedContent } from '../library.ts';
import { linksIn } from '../local-links.ts';

/** How links are asked after. Tests have a server and a clock of their own. */
export interface LinkCheck {
  readonly ask: AskLink;
  /** Waits between two questions to one host. Milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The show keeps no places of its fields: what is said of it stands at the beginning of its file. */
const startOfShow: Position = { path: 'episodes/show.yaml', line: 1, column: 1 };

/**
 * Most redirects that are followed, the pause between two questions to one host and how long one may take (both in
 * milliseconds), and how many hosts are asked at once.
 */
const linkLimits = { redirects: 3, pause: 1000, timeout: 10_000, hosts: 6 } as const;

/** Addresses of other sites in the content, and where each stands. A fragment is no part of an address. */
function externalLinks({ episodes, library }: LoadedContent): ReadonlyMap<string, readonly Position[]> {
  const links = new Map<string, Position[]>();
  const own = library.show.url;
  const add = (href: string | undefined, position: Position): void => {
    if (href === undefined || !/^https?:/i.test(href) || !URL.canParse(href) || href.startsWith(own)) return;
    const url = new URL(href);
    url.hash = '';
    links.set(url.href, [...(links.get(url.href) ?? []), position]);
  };
  for (const { parsed } of episodes) {
    const { value } = parsed;
    for (const { href, position } of linksIn(proseOfEpisode(value))) add(href, position);
    add(value.meta.audio?.url, value.position);
    for (const { url } of value.meta.listen) add(url, value.position);
    add(value.meta.about?.url, value.position);
  }
  for (const { body, sameAs, position } of library.terms.values()) {
    for (const link of linksIn(body)) add(link.href, link.position);
    for (const href of sameAs) add(href, position);
  }
  for (const { csl, archived, position } of library.sources.values()) {
    add(csl.URL, position);
    // the address that is printed: a publisher's may be given besides, and another's DOI is a slip of the host's
    if (csl.DOI !== undefined) add(doiAddress(String(csl.DOI)), position);
    add(archived, position);
  }
  for (const { url, position } of library.people.values()) add(url, position);
  for (const { url } of library.show.listen) add(url, startOfShow);
  return links;
}

/** What came of asking: the link is well, dead, or nobody knows. */
type Outcome =
  | { readonly kind: 'well' }
  | { readonly kind: 'dead'; readonly what: string }
  | { readonly kind: 'unknown'; readonly what: string; readonly isHostTired: boolean };

const unknown = (what: string, isHostTired = false): Outcome => ({ kind: 'unknown', what, isHostTired });

/** What a status says. Only "not found" and "gone" say that nothing is there: other refusals may be of programs. */
function judge(status: number): Outcome {
  if (status >= 200 && status < 400) return { kind: 'well' };
  if (status === 404 || status === 410) return { kind: 'dead', what: `answers ${status}` };
  return unknown(`answers ${status}`, status === 429 || status === 503);
}

function judgeError(error: unknown): Outcome {
  if (error instanceof ClosedAddressError) return unknown('leads into a private network and was not asked');
  const cause = error instanceof Error ? error : new Error(String(error));
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError')
    return unknown('did not answer in time', true);
  const code = 'code' in cause ? String(cause.code) : cause.message;
  return unknown(code === 'ENOTFOUND' ? 'has a host that is not found' : `cannot be reached (${code})`);
}

/** Asks after one address, following redirects; each further question to a host waits for its turn. */
async function askOne(href: string, { ask, wait }: LinkCheck): Promise<Outcome> {
  let url = new URL(href);
  let method: 'HEAD' | 'GET' = 'HEAD';
  for (let redirects = 0; ;) {
    const { status, location } = await ask(url, method, AbortSignal.timeout(linkLimits.timeout));
    // that a DOI is registered is all there is to know of it: publishers mostly refuse programs
    if (url.host === 'doi.org' && status >= 300 && status < 400) return { kind: 'well' };
    if (status >= 300 && status < 400 && location !== undefined) {
      if (++redirects > linkLimits.redirects)
        return unknown(`leads on more than ${linkLimits.redirects} times`);
      if (!URL.canParse(location, url)) return unknown('leads on to what is no address');
      url = new URL(location, url);
      if (!/^https?:$/.test(url.protocol)) return unknown(`leads on to ${url.protocol}`);
    } else if (method === 'HEAD' && status >= 400 && status !== 429) {
      // many servers do not know how to answer HEAD
      method = 'GET';
    } else return judge(status);
    await wait(linkLimits.pause);
  }
}

const say = (outcome: Outcome, href: string, position: Position): Message[] => {
  if (outcome.kind === 'well') return [];
  if (outcome.kind === 'dead')
    return [
      describe(
        'dead-external-link',
        position,
        { href, what: outcome.what },
        'an archived copy may be at web.archive.org',
      ),
    ];
  return [describe('unchecked-link', position, { href, what: outcome.what })];
};

/**
 * Asks after every address of another site that the content links to, each once: one question at a time per host, with
 * a pause between, a few hosts side by side. A host that asks for patience, or does not answer in time, is left alone
 * from then on. What is said stands at each place of a link.
 */
export async function checkExternalLinks(
  content: LoadedContent,
  check: LinkCheck,
): Promise<readonly Message[]> {
  const links = externalLinks(content);
  const byHost = Map.groupBy(links.keys(), (href) => new URL(href).host);
  const messages: Message[] = [];
  const queue = [...byHost.values()];
  const work = async (): Promise<void> => {
    for (let hrefs = queue.shift(); hrefs !== undefined; hrefs = queue.shift()) {
      let tired: Outcome | undefined;
      for (const [index, href] of hrefs.entries()) {
        if (index > 0 && tired === undefined) await check.wait(linkLimits.pause);
        const outcome = tired ?? (await askOne(href, check).catch(judgeError));
        if (outcome.kind === 'unknown' && outcome.isHostTired)
          tired ??= unknown('was not asked: its host had enough of questions', true);
        for (const position of links.get(href) ?? []) messages.push(...say(outcome, href, position));
      }
    }
  };
  await Promise.all(Array.from({ length: linkLimits.hosts }, work));
  return sortMessages(messages);
}
