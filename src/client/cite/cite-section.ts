import citeStyles from '../../styles/cite.css?url';
import { addStyles } from '../page/add-styles.ts';
import { CiteForm } from './cite-form.ts';
import { loadTemplates } from './load-templates.ts';

/** Puts the form of all styles in the place of the page's own one; what cannot be loaded leaves the page as it is. */
export async function openCiteSection(section: Element): Promise<void> {
  const { cite = '', base = '/' } = (section as HTMLElement).dataset;
  const [templates] = await Promise.all([loadTemplates(cite).catch(() => undefined), addStyles(citeStyles)]);
  if (!templates) return;
  const form = new CiteForm(templates, base);
  form.show();
  section.replaceChildren(form.element);
}
