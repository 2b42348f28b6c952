/** The line of the window at which somebody reads, as a share of its height from above. */
const line = 30;

/** Marks in the contents where in the page one reads. */
export function showReadingPlace(): void {
  const links = document.querySelectorAll<HTMLAnchorElement>('.contents .row > a:not(.stamp)');
  const linkOf = new Map<Element, HTMLAnchorElement>();
  for (const link of links) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) linkOf.set(heading.closest('section') ?? heading, link);
  }
  const crossing = new Set<Element>();
  let marked: HTMLAnchorElement | undefined;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries)
        if (isIntersecting) crossing.add(target);
        else crossing.delete(target);
      // the innermost: sections come before those inside of them
      const here = [...linkOf.keys()].findLast((section) => crossing.has(section));
      marked?.removeAttribute('aria-current');
      marked = here && linkOf.get(here);
      marked?.setAttribute('aria-current', 'location');
    },
    { rootMargin: `-${line}% 0px -${100 - line}% 0px` },
  );
  for (const section of linkOf.keys()) observer.observe(section);
}
