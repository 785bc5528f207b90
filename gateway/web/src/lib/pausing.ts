/** What is done when typing pauses, and not at every key. */
import { hold } from '@/api/busy'

/** `soon` calls `act` after `pause` milliseconds without another `soon`; the page is busy until then. */
export function pausing(act: () => void, pause: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let release: (() => void) | undefined
  const stop = () => {
    clearTimeout(timer)
    if (release) release = void release()
  }
  const soon = () => {
    clearTimeout(timer)
    release ??= hold()
    timer = setTimeout(() => {
      act()
      stop()
    }, pause)
  }
  return { soon, stop }
}
