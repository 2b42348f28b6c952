import citeStyles from '../../styles/cite.css?url';
import { addStyles } from '../page/add-styles.ts';
import { CiteForm } from './cite-form.ts';
import { loadTemplates } from './load-templates.ts';

/** In a sheet the page stands in a shadow tree, which has styles of its own. */
function styleSection(section: Element): Promise<void> | undefined {
  if (!(section.getRootNode() instanceof ShadowRoot)) return addStyles(citeStyles);
  const link = document.createElement('link');
  [link.rel, link.href] = ['stylesheet', citeStyles];
  section.before(link);
  return undefined;
}

/** Puts the form of all styles in the place of the page's own one; what cannot be loaded leaves the page as it is. */
export async function openCiteSection(section: Element): Promise<void> {
  const { cite = '', base = '/' } = (section as HTMLElement).dataset;
  const [templates] = await Promise.all([loadTemplates(cite).catch(() => undefined), styleSection(section)]);
  if (!templates) return;
  const form = new CiteForm(templates, base);
  form.show();
  section.replaceChildren(form.element);
}
