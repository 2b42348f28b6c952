/**
 * Gives "Cite this" its other styles and formats, once somebody comes near it; without them, and without a connection,
 * it stands as it is.
 */
export function startCiteSections(root: ParentNode): void {
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        void import('./cite-section.ts').then(({ openCiteSection }) => openCiteSection(target));
      }
    },
    { rootMargin: '50%' },
  );
  for (const section of root.querySelectorAll('[data-cite]')) watch.observe(section);
}
