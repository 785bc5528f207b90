/** `data-busy` on <html> while something is under way that will change the page: for whoever drives it, as the tests do. */

/** What an answer leads to, another question or something drawn, begins within this many milliseconds. */
const QUIET = 50

const holding = new Set<symbol>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Marks the page as busy until the returned function is called. */
export function hold(): () => void {
  const mine = Symbol('busy')
  holding.add(mine)
  document.documentElement.dataset.busy = ''
  return () => {
    holding.delete(mine)
    clearTimeout(timer)
    timer = setTimeout(rest, QUIET)
  }
}

function rest() {
  if (!holding.size) delete document.documentElement.dataset.busy
}

/** Busy until `work` has ended, however it ends; gives what it gives. */
export async function busyWith<T>(work: Promise<T>): Promise<T> {
  const release = hold()
  try {
    return await work
  } finally {
    release()
  }
}

/** Busy for as long as the last `look` said so. */
export function busyWhile(look: () => boolean): () => void {
  let release: (() => void) | undefined
  return () => {
    const busy = look()
    if (busy) release ??= hold()
    else if (release) release = void release()
  }
}
