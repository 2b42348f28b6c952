/** An element of the player's markup (Player.astro, PlayerMenu.astro). Throws if the two do not agree. */
export function playerElement<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`player: #${id}`);
  return element as T;
}
