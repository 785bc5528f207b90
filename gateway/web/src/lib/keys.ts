/** Keys of a page; silent while a text is composed (an open input method) or typed into a field. */
import { computed, onBeforeUnmount, onMounted, shallowReactive } from 'vue'
import type { MessageKey } from './words'

type Bindings = Record<string, (event: KeyboardEvent) => void>

/** What a key does, for the list that `?` opens. */
export interface KeyHelp {
  keys: string
  does: MessageKey
}

const TYPING = 'input, textarea, select, [contenteditable="true"]'
const helps = shallowReactive(new Map<symbol, KeyHelp[]>())

/** Every key that does something on the page as it stands. */
export const keysHere = computed(() => [...helps.values()].flat())

/** `bindings` by key name (`j`, `/`), with `Ctrl+` before it where held; Ctrl works while typing, too. */
export function useKeys(bindings: Bindings, help: KeyHelp[] = []) {
  const mine = Symbol('keys')
  const press = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.metaKey) return
    const held = event.ctrlKey
    if (!held && event.target instanceof HTMLElement && event.target.matches(TYPING)) return
    const act = bindings[`${held ? 'Ctrl+' : ''}${event.key}`]
    if (!act) return
    event.preventDefault()
    event.stopPropagation() // a list that has the focus would open at Ctrl+Enter
    act(event)
  }
  onMounted(() => {
    document.addEventListener('keydown', press, true)
    if (help.length) helps.set(mine, help)
  })
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', press, true)
    helps.delete(mine)
  })
}
