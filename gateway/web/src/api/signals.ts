/** Things that concern the whole page and are noticed deep inside a call. */

export type Signal = 'signed-out'

const listeners = new Map<Signal, Set<() => void>>()

export function announce(signal: Signal) {
  listeners.get(signal)?.forEach((listener) => listener())
}

/** Calls `listener` at each signal until the returned function is called. */
export function onSignal(signal: Signal, listener: () => void): () => void {
  const known = listeners.get(signal) ?? new Set()
  listeners.set(signal, known.add(listener))
  return () => known.delete(listener)
}
