/** Starts the pages: the words first, then the address that was asked for. */
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
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

void start()
