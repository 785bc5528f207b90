/** Keeps people from losing what they typed: asks before a page with unsaved changes is left. */
import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { confirmed } from './say'
import { t } from './words'

export function useLeaveGuard(unsaved: () => boolean) {
  const closing = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', closing))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', closing))
  onBeforeRouteLeave(async () => {
    if (!unsaved()) return true
    return confirmed({
      title: t('parts.leave.title'),
      text: t('parts.leave.text'),
      verb: t('parts.leave.verb'),
    })
  })
}
