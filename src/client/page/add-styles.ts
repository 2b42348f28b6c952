/**
 * Adds the stylesheet of something that is loaded late, by its address (`import address from '….css?url'`): one that a
 * script merely imports would be loaded with the page. It resolves when the styles hold, or cannot be had.
 */
export async function addStyles(address: string): Promise<void> {
  if (document.querySelector(`link[href="${address}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  await new Promise((done) => {
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  });
}
