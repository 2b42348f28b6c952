import type { Options } from 'rehype-sanitize';

const aria = ['Label', 'LabelledBy', 'DescribedBy', 'Hidden', 'Current', 'RoleDescription'].map(
  (name) => `aria${name}`,
);
const shape = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'width', 'height', 'focusable'];

/**
 * What our HTML may hold. Ids keep their names: every one is made by us, none by raw HTML. No `style` attribute
 * passes, so that a strict content security policy does not break a page.
 */
export const schema: Options = {
  tagNames: (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
    'footer h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p picture pre q rp rt ruby s samp section small source ' +
    'span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr ' +
    'svg g rect circle line path text title desc label select option'
  ).split(' '),
  attributes: {
    '*': ['id', 'className', 'lang', 'dir', 'title', 'role', 'tabIndex', 'data*', ...aria],
    a: ['href', 'rel', 'hrefLang', 'type'],
    blockquote: ['cite'],
    img: ['src', 'srcSet', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
    input: ['type', 'disabled', 'checked'],
    li: ['value'],
    ol: ['start'],
    option: ['value'],
    p: ['hidden'],
    select: ['autoComplete'],
    source: ['srcSet', 'sizes', 'type', 'media', 'width', 'height'],
    td: ['colSpan', 'rowSpan'],
    th: ['scope', 'colSpan', 'rowSpan'],
    time: ['dateTime'],
    svg: ['viewBox', 'preserveAspectRatio', ...shape],
    g: shape,
    rect: shape,
    circle: shape,
    line: shape,
    path: ['d'],
    text: ['textAnchor', ...shape],
  },
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    cite: ['http', 'https'],
    src: ['http', 'https'],
  },
  required: { input: { type: 'checkbox', disabled: true } },
  strip: ['script', 'style', 'template', 'iframe', 'object'],
  clobber: [],
  clobberPrefix: '',
  allowComments: false,
  allowDoctypes: false,
};
