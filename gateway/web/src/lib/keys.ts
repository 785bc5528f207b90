/** Keys of a page; silent while a text is composed (an open input method) or typed into a field. */
import { onBeforeUnmount, onMounted } from 'vue'

type Bindings = Record<string, (event: KeyboardEvent) => void>

const TYPING = 'input, textarea, select, [contenteditable="true"]'

/** `bindings` by key name (`j`, `/`), with `Ctrl+` before it where held; Ctrl works while typing, too. */
export function useKeys(bindings: Bindings) {
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return
    const held = event.ctrlKey
    if (!held && event.target instanceof HTMLElement && event.target.matches(TYPING)) return
    const act = bindings[`${held ? 'Ctrl+' : ''}${event.key}`]
    if (!act) return
    event.preventDefault()
    act(event)
  }
  onMounted(() => document.addEventListener('keydown', press))
  onBeforeUnmount(() => document.removeEventListener('keydown', press))
}
