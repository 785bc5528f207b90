/** The foot of each printed page: what stands there beside the page number. */
import { onBeforeUnmount, onMounted, toValue, watch, type MaybeRefOrGetter } from 'vue'

/** Prints `text` at the foot of every page while the page is open. */
export function usePageFoot(text: MaybeRefOrGetter<string>) {
  const sheet = new CSSStyleSheet() // not an element: the site allows no inline styles
  const write = () =>
    sheet.replaceSync(
      `@page { @bottom-left { content: ${JSON.stringify(toValue(text))}; font: 9pt sans-serif } }`,
    )

  watch(() => toValue(text), write, { immediate: true })
  onMounted(() => document.adoptedStyleSheets.push(sheet))
  onBeforeUnmount(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
  })
}
