/** Starts the pages: the words first, then the address that was asked for. */
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { busyWith } from './api/busy'
import App from './App.vue'
import { cache } from './lib/server'
import { i18n, rememberedLanguage, speak, useAreas } from './lib/words'
import { router } from './router'
import './style/tokens.css'
import './style/base.css'
import './style/element.css'
import './style/print.css'

async function start() {
  await speak(rememberedLanguage())
  await useAreas(['parts', 'shells'])
  createApp(App).use(i18n).use(VueQueryPlugin, { queryClient: cache }).use(router).mount('#app')
}

/** A page that was opened before a new version came finds its parts gone, and starts over; at most once a minute. */
function startOverWhenStale() {
  const key = 'xingtan.started-over'
  window.addEventListener('vite:preloadError', () => {
    if (Date.now() - Number(sessionStorage.getItem(key) ?? 0) < 60_000) return
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  })
}

startOverWhenStale()
void busyWith(start())
