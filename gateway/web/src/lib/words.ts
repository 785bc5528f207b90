/** Words in the language that the person chose; `t` takes only keys that exist. */
import { computed, ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { loadMessages, type Area, type MessageKey } from '@/messages'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type { Area, MessageKey }

type Values = Record<string, unknown>

const STORED = 'xingtan.language'
const FIRST: Language = 'zh-CN'

export const i18n = createI18n({
  legacy: false as const,
  locale: FIRST as string,
  fallbackLocale: FIRST,
  messages: {},
})
const loaded = new Set<string>()
const areas = ref<Area[]>([])

/** The language in use. */
export const language = computed(() => i18n.global.locale.value as Language)

/** Words `key`; a number `n` among the values also chooses the plural in English. */
export function t(key: MessageKey, values: Values = {}): string {
  const plural = typeof values.n === 'number' ? values.n : 1
  return i18n.global.t(key, values as Record<string, unknown>, plural)
}

/** Whether a key made from what the server said is known; what it does not know is shown as it came. */
export function known(key: string): key is MessageKey {
  return i18n.global.te(key) || i18n.global.te(key, FIRST)
}

/** `t` for keys made from what the server said: `prefix.name`, or the name itself. */
export function named(prefix: string, name: string): string {
  const key = `${prefix}.${name}`
  return known(key) ? t(key) : name
}

/** Loads the words of these areas in the language in use. */
export async function useAreas(wanted: Area[]): Promise<void> {
  areas.value = [...new Set([...areas.value, ...wanted])]
  await load(language.value)
}

/** Changes the language, and remembers it in this browser. */
export async function speak(chosen: Language): Promise<void> {
  await load(chosen)
  i18n.global.locale.value = chosen
  document.documentElement.lang = chosen
  localStorage.setItem(STORED, chosen)
}

/** The language that was chosen in this browser before, else Chinese. */
export function rememberedLanguage(): Language {
  return LANGUAGES.find((known) => known === localStorage.getItem(STORED)) ?? FIRST
}

async function load(wanted: Language) {
  const missing = areas.value.filter((area) => !loaded.has(`${wanted}/${area}`))
  const words = await Promise.all(missing.map((area) => loadMessages(area, wanted)))
  missing.forEach((area, at) => {
    i18n.global.mergeLocaleMessage(wanted, { [area]: words[at] })
    loaded.add(`${wanted}/${area}`)
  })
}
