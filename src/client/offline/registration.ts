import type { WorkerMessage } from './kept.ts';

/** Resolves when a worker answers for the site's pages; rejects if the browser refuses, or its script is not there. */
export async function startWorker(base: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${base}service-worker.js`, {
    scope: base,
    // while somebody writes, Vite serves modules one by one
    type: import.meta.env.DEV ? 'module' : 'classic',
  });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) throw new Error('offline: no worker');
  await new Promise<void>((resolve, reject) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('offline: the worker did not start'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Tells the worker something, if there is one. */
export async function tellWorker(base: string, message: WorkerMessage): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  registration?.active?.postMessage(message);
}

/** Does away with the worker. Pages that are open go on without it. */
export async function stopWorker(base: string): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(base);
  // a site above this one may have a worker of its own
  if (registration && new URL(registration.scope).pathname === base) await registration.unregister();
}
