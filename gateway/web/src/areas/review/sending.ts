/** What a small form has to say while it is sent, and once it was refused: the whole, and field by field. */
import { ref } from 'vue'
import { Refused } from '@/api/refused'
import { refusalText } from '@/lib/say'

export function useSending() {
  const faults = ref<Record<string, string>>({})
  const refused = ref('')
  const busy = ref(false)
  const fault = (field: string) =>
    faults.value[field] ? { severity: 'error', message: faults.value[field] } : null

  /** Runs `send`, unless something is `lacking`. */
  async function sent(lacking: Record<string, string>, send: () => Promise<void>) {
    faults.value = lacking
    if (Object.keys(lacking).length || busy.value) return
    busy.value = true
    refused.value = ''
    try {
      await send()
    } catch (error) {
      faults.value = error instanceof Refused ? error.fields : {}
      refused.value = refusalText(error)
    } finally {
      busy.value = false
    }
  }
  return { refused, busy, fault, sent }
}
