/** The list of exports is asked for again each second while one of them is being made. */
import { onBeforeUnmount, watch, type Ref } from 'vue'
import { refresh } from '@/lib/acts'

const EACH_SECOND = 1_000

export function useWatched(running: Ref<boolean>) {
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  watch(
    running,
    (now) => {
      stop()
      if (now) timer = setInterval(() => void refresh('exports'), EACH_SECOND)
    },
    { immediate: true },
  )
  onBeforeUnmount(stop)
}
