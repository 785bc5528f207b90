/** Asks before the browser is closed while pictures are still being sent; other pages of ours may be looked at. */
import { onBeforeUnmount, onMounted } from 'vue'
import { anySending } from './sending'

const closing = (event: BeforeUnloadEvent) => {
  if (anySending()) event.preventDefault()
}

export function useSendGuard() {
  onMounted(() => window.addEventListener('beforeunload', closing))
  onBeforeUnmount(() => anySending() || window.removeEventListener('beforeunload', closing))
}
